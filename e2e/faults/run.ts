/** `npm run faults -- --messages 300`: see fault-run.ts. */
import { randomInt } from "node:crypto";
import { printReport } from "../report.ts";
import { runFaults } from "./fault-run.ts";
import { parseFaultOptions } from "./options.ts";

const startedAt = performance.now();

function progress(line: string): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${seconds.padStart(6)} s  ${line}`);
}

try {
  const options = parseFaultOptions(process.argv.slice(2), randomInt(1_000_000));
  const { messages, replies, seed } = options;
  console.log(`${messages} mails, ${replies} answers; repeat the order of faults with --seed ${seed}`);
  printReport(await runFaults({ ...options, progress }));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
