/** `npm start`: the whole system with demo data, on this machine, until Ctrl-C. */
import { runDetached } from "./demo/run-detached.ts";
import { runForeground } from "./demo/run-foreground.ts";
import { parseStartOptions, startUsage } from "./demo/start-options.ts";

try {
  const options = parseStartOptions(process.argv.slice(2));
  if (options === "help") console.log(startUsage);
  else if (options.isDetached) await runDetached(options);
  else await runForeground(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  if (error instanceof TypeError) console.error(startUsage);
  process.exitCode = 1;
}
