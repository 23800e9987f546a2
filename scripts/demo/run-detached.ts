import { spawn } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { factsFile, rootDirectory, startLogFile, startScript, stateDirectory } from "./paths.ts";
import { findRunningProcess, refuseSecondStart } from "./running-process.ts";
import { openStartLog, type StartLog } from "./start-log.ts";
import type { StartOptions } from "./start-options.ts";

/** Starts the system in a process of its own, shows its progress, and returns when it is ready. @throws when it ends before. */
export async function runDetached(options: StartOptions): Promise<void> {
  await refuseSecondStart();
  await mkdir(stateDirectory, { recursive: true });
  const log = await openStartLog();
  try {
    await startAndShow(options, log);
  } finally {
    await log.close();
  }
}

async function startAndShow(options: StartOptions, log: StartLog): Promise<void> {
  const child = spawn(
    process.execPath,
    [startScript, "--port", String(options.port), ...(options.isFresh ? ["--fresh"] : [])],
    {
      cwd: rootDirectory,
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    },
  );
  // Whoever ends the start means the system too, which has a process group of its own.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill("SIGTERM"));
  for (;;) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null;
    process.stdout.write(await log.readNew());
    const running = await findRunningProcess();
    if (hasEnded) {
      // Of several that start in one moment another may have been quicker: start.log is that one's.
      if (running !== null) throw new Error("This start has ended; the other one goes on.");
      await log.keep();
      throw new Error(`Mailroom did not start; the output above is also in ${startLogFile}.`);
    }
    if (running === child.pid) await log.keep();
    if (await isReady(child.pid)) break;
    await wait(100);
  }
  process.stdout.write(await log.readNew());
  console.log("Runs in the background: npm stop ends it, Ctrl-C does not.");
  child.unref();
}

async function isReady(pid: number | undefined): Promise<boolean> {
  const text = await readFile(factsFile, "utf8").catch(() => null);
  if (text === null) return false;
  const facts: { pid: number } = JSON.parse(text);
  return facts.pid === pid;
}
