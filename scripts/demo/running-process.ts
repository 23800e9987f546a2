import { link, readdir, readFile, readlink, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { processFile, startScript } from "./paths.ts";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The process that runs the system here, or null. A leftover of a crash, whose number now names another program, does not count. */
export async function findRunningProcess(file = processFile): Promise<number | null> {
  const pid = Number(await readFile(file, "utf8").catch(() => ""));
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return null;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "scripts/start.ts");
  return command.includes("scripts/start.ts") ? pid : null;
}

/**
 * A process that runs `script` though no file says so: somebody has moved or removed the files of the system under it. Reads
 * /proc, so null on other systems.
 */
export async function findLostProcess(script = startScript): Promise<number | null> {
  const entries = await readdir("/proc").catch(() => []);
  for (const entry of entries.filter((name) => /^\d+$/.test(name))) {
    if (await runs(entry, script)) return Number(entry);
  }
  return null;
}

async function runs(entry: string, script: string): Promise<boolean> {
  const [, started, ...options] = (await readFile(`/proc/${entry}/cmdline`, "utf8").catch(() => "")).split("\0");
  if (started === undefined || options.includes("--detach")) return false;
  const directory = await readlink(`/proc/${entry}/cwd`).catch(() => null);
  return directory !== null && path.resolve(directory, started) === script;
}

/** @throws with a sentence for the person at the keyboard when the system runs here already. */
export async function refuseSecondStart(file = processFile): Promise<void> {
  const pid = await findRunningProcess(file);
  if (pid !== null) throw new Error(`Mailroom is already running here (process ${pid}). End it with: npm stop`);
}

/**
 * From now on this process is the one that runs the system here; of several that start in one moment, one of them. It removes
 * `file` when it ends. @throws as `refuseSecondStart` does.
 */
export async function claimStart(file = processFile): Promise<void> {
  const own = `${file}.${process.pid}`;
  // With its number in it before it has its name: nobody reads an empty one.
  await writeFile(own, String(process.pid));
  try {
    while (!(await tryLink(own, file))) {
      await refuseSecondStart(file);
      await removeLeftover(file, `${own}.old`);
    }
  } finally {
    await rm(own, { force: true });
  }
}

async function tryLink(existing: string, file: string): Promise<boolean> {
  try {
    await link(existing, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Put aside first: between a look and a removal another start may have taken its place, which then gets it back. */
async function removeLeftover(file: string, aside: string): Promise<void> {
  try {
    await rename(file, aside);
  } catch {
    return; // another start was quicker
  }
  if ((await findRunningProcess(aside)) !== null) await tryLink(aside, file);
  await rm(aside, { force: true });
}

/** Asks the running system to drain and waits for its end; kills it after 60 s. False when none runs. */
export async function endRunningSystem(file = processFile): Promise<boolean> {
  const pid = await findRunningProcess(file);
  if (pid === null) return false;
  await endProcess(pid);
  // Only what that process has left: the next start may have put its own number there.
  if ((await readFile(file, "utf8").catch(() => "")) === String(pid)) await removeLeftover(file, `${file}.ended`);
  return true;
}

/** As `endRunningSystem`, of a system that its files no longer name. */
export async function endLostSystem(script = startScript): Promise<boolean> {
  const pid = await findLostProcess(script);
  if (pid === null) return false;
  await endProcess(pid);
  return true;
}

async function endProcess(pid: number): Promise<void> {
  process.kill(pid, "SIGTERM");
  const deadline = performance.now() + 60_000;
  while (isAlive(pid) && performance.now() < deadline) await wait(100);
  if (isAlive(pid)) process.kill(pid, "SIGKILL");
}
