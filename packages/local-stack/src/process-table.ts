import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { errorCode } from "./error-code.ts";

/** What the operating system knows of its processes, from /proc where there is one, else from `ps`. */
type ProcessRow = {
  readonly pid: number;
  readonly parentPid: number;
  /** 0 where it is not asked for. */
  readonly sessionId: number;
  readonly isZombie: boolean;
};

/** Where a server and its children alone work, and what they are: null where other people's processes may be the same. */
export type Place = { readonly program: string | null; readonly directory: string };

const hasProc = existsSync("/proc/self/stat");

/**
 * Whether a process still does anything. A zombie does not: under a parent that never reaps (a container's first
 * process, often) an ended server stays in the table for ever.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
  return !(readRow(pid)?.isZombie ?? false);
}

/** A process and everything below it, parents first. Postgres' backends have sessions of their own: a group is not enough. */
export function listTree(pid: number): number[] {
  const rows = listRows().filter((row) => !row.isZombie);
  const tree = [pid];
  for (const parentPid of tree) {
    for (const row of rows) {
      if (row.parentPid === parentPid && !tree.includes(row.pid)) tree.push(row.pid);
    }
  }
  return tree;
}

/** SIGKILL for a process and everything below it; resolves when all are gone. */
export async function killTree(pid: number): Promise<void> {
  const tree = listTree(pid);
  for (const member of tree) signal(member, "SIGKILL");
  await waitUntilGone(tree, 10_000);
}

/**
 * SIGKILL for what a server that has ended left behind. Its children keep its session, which no other process gets while one
 * of them lives; those with sessions of their own (Postgres' backends) are known by their program in the server's own
 * directory. Only where there is a /proc: elsewhere they see by themselves that their parent is gone.
 */
export function killOrphans({ pid, place }: { readonly pid: number; readonly place: Place | null }): void {
  if (!hasProc || place === null) return;
  for (const row of listRows()) {
    if (row.pid === pid || row.isZombie) continue;
    if (row.sessionId === pid || isIn(place, row.pid)) signal(row.pid, "SIGKILL");
  }
}

function isIn({ program, directory }: Place, pid: number): boolean {
  if (program === null) return false;
  try {
    if (!`${readlinkSync(`/proc/${pid}/cwd`)}/`.startsWith(`${realpathSync(directory)}/`)) return false;
    return readlinkSync(`/proc/${pid}/exe`) === realpathSync(program);
  } catch {
    // Another user's process, or gone meanwhile.
    return false;
  }
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}

/** True when all have ended before the deadline. */
export async function waitUntilGone(pids: readonly number[], deadlineMs: number): Promise<boolean> {
  const endsAt = Date.now() + deadlineMs;
  while (pids.some((pid) => isAlive(pid))) {
    if (Date.now() > endsAt) return false;
    await pause(10);
  }
  return true;
}

/** The command line of a process, words joined by spaces; empty where it cannot be known. */
export function readCommandLine(pid: number): string {
  try {
    return hasProc
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim()
      : execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

/** Resident memory in bytes; null when the process is gone. */
export function readResidentBytes(pid: number): number | null {
  try {
    const kibibytes = hasProc
      ? /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
      : execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).trim();
    return kibibytes === undefined || kibibytes === "" ? null : Number(kibibytes) * 1024;
  } catch {
    return null;
  }
}

function listRows(): ProcessRow[] {
  if (hasProc) {
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return pids.map((name) => readRow(Number(name))).filter((row) => row !== null);
  }
  return execFileSync("ps", ["-A", "-o", "pid=,ppid=,state="], { encoding: "utf8" })
    .split("\n")
    .map(parsePsLine)
    .filter((row) => row !== null);
}

function readRow(pid: number): ProcessRow | null {
  try {
    if (!hasProc) {
      return parsePsLine(execFileSync("ps", ["-o", "pid=,ppid=,state=", "-p", String(pid)], { encoding: "utf8" }));
    }
    // The name in parentheses may hold spaces and parentheses itself: fields count from the last one (proc(5)).
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, parentPid, , sessionId] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { pid, parentPid: Number(parentPid), sessionId: Number(sessionId), isZombie: state === "Z" };
  } catch {
    return null;
  }
}

function parsePsLine(line: string): ProcessRow | null {
  const match = /^\s*(\d+)\s+(\d+)\s+(\S)/.exec(line);
  if (match === null) return null;
  return { pid: Number(match[1]), parentPid: Number(match[2]), sessionId: 0, isZombie: match[3] === "Z" };
}
