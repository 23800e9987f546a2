import { readFile, rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { processFile } from "./paths.ts";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The process that runs the system here, or null. A leftover of a crash, whose number now names another program, does not count. */
export async function findRunningProcess(): Promise<number | null> {
  const pid = Number(await readFile(processFile, "utf8").catch(() => ""));
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return null;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "scripts/start.ts");
  return command.includes("scripts/start.ts") ? pid : null;
}

/** @throws with a sentence for the person at the keyboard when the system runs here already. */
export async function refuseSecondStart(): Promise<void> {
  const pid = await findRunningProcess();
  if (pid !== null) throw new Error(`Mailroom is already running here (process ${pid}). End it with: npm stop`);
}

/** Asks the running system to drain and waits for its end; kills it after 60 s. False when none runs. */
export async function endRunningSystem(): Promise<boolean> {
  const pid = await findRunningProcess();
  if (pid === null) return false;
  process.kill(pid, "SIGTERM");
  const deadline = performance.now() + 60_000;
  while (isAlive(pid) && performance.now() < deadline) await wait(100);
  if (isAlive(pid)) process.kill(pid, "SIGKILL");
  await rm(processFile, { force: true });
  return true;
}
