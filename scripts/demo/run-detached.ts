import { spawn } from "node:child_process";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { factsFile, rootDirectory, startLogFile, stateDirectory } from "./paths.ts";
import { refuseSecondStart } from "./running-process.ts";
import type { StartOptions } from "./start-options.ts";

/** Starts the system in a process of its own, shows its progress, and returns when it is ready. @throws when it ends before. */
export async function runDetached(options: StartOptions): Promise<void> {
  await refuseSecondStart(); // before the log of the one that runs is emptied
  await mkdir(stateDirectory, { recursive: true });
  const log = await open(startLogFile, "w");
  const script = path.join(rootDirectory, "scripts", "start.ts");
  const child = spawn(
    process.execPath,
    [script, "--port", String(options.port), ...(options.isFresh ? ["--fresh"] : [])],
    {
      cwd: rootDirectory,
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    },
  );
  // Whoever ends the start means the system too, which has a process group of its own.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill("SIGTERM"));
  let shown = 0;
  for (;;) {
    const text = await readFile(startLogFile, "utf8");
    process.stdout.write(text.slice(shown));
    shown = text.length;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`Mailroom did not start; the output above is also in ${startLogFile}.`);
    if (await isReady(child.pid)) break;
    await wait(100);
  }
  const rest = await readFile(startLogFile, "utf8");
  process.stdout.write(rest.slice(shown));
  console.log("Runs in the background: npm stop ends it, Ctrl-C does not.");
  child.unref();
  await log.close();
}

async function isReady(pid: number | undefined): Promise<boolean> {
  const text = await readFile(factsFile, "utf8").catch(() => null);
  if (text === null) return false;
  const facts: { pid: number } = JSON.parse(text);
  return facts.pid === pid;
}
