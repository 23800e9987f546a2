import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync, closeSync, fstatSync } from "node:fs";
import { open } from "node:fs/promises";
import { isAlive, killOrphans, killTree, type Place } from "./process-table.ts";
import type { SystemUser } from "./system-user.ts";
import { endProcess, type Ward } from "./ward.ts";
import type { Watchdog } from "./watchdog.ts";

export type ManagedProcessOptions = {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  /** Both outputs are appended here. */
  readonly logFile: string;
  /** Another user to run as; null = ours. */
  readonly user: SystemUser | null;
  readonly layer: "service" | "server";
  readonly endSignal: NodeJS.Signals;
  /** SIGKILL after this long. */
  readonly graceMs: number;
  readonly watchdog: Watchdog;
};

/** A child in a session of its own, so that Ctrl-C reaches only us and we decide who ends when. */
export type ManagedProcess = {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  isRunning(): boolean;
  /** How it ended, e.g. `status 1` or `SIGKILL`; null while it runs. */
  findExit(): string | null;
  /** The end of what it has written, without what earlier lives left in the log. For an error that a person reads. */
  readLogTail(): Promise<string>;
  /** Asks it to end; SIGKILL after the grace. Resolves when it is gone. */
  end(graceMs?: number): Promise<void>;
  /** SIGKILL, with all its children. Resolves when all are gone. */
  kill(): Promise<void>;
};

/** @throws when the program cannot be started at all. */
export async function startManagedProcess(options: ManagedProcessOptions): Promise<ManagedProcess> {
  const log = openSync(options.logFile, "a");
  const { size: written } = fstatSync(log);
  const child = spawn(options.command, options.arguments, {
    detached: true,
    stdio: ["ignore", log, log],
    cwd: options.workingDirectory,
    env: { ...options.environment },
    ...(options.user === null ? {} : { uid: options.user.uid, gid: options.user.gid }),
  });
  closeSync(log);
  await once(child, "spawn");
  const { pid } = child;
  if (pid === undefined) throw new Error(`${options.name} has no process id`);
  const ward: Ward = {
    kind: "process",
    pid,
    layer: options.layer,
    endSignal: options.endSignal,
    graceMs: options.graceMs,
    place: options.layer === "server" ? placeOf(options) : null,
  };
  options.watchdog.guard(ward);
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => {
      // What a crash leaves of it would hold its ports and its data against the next start.
      killOrphans(ward);
      options.watchdog.release(ward);
      resolve();
    });
  });
  child.unref();
  // A next start before this would meet what is left of it, and be taken for that.
  const settled = async () => {
    child.ref();
    await exited;
  };
  const isRunning = () => child.exitCode === null && child.signalCode === null && isAlive(pid);
  return {
    name: options.name,
    pid,
    logFile: options.logFile,
    isRunning,
    findExit: () => (isRunning() ? null : describeExit(child)),
    readLogTail: () => readLogTail(options.logFile, written),
    async end(graceMs = options.graceMs) {
      if (isRunning()) await endProcess({ ...ward, graceMs });
      await settled();
    },
    async kill() {
      if (isRunning()) await killTree(pid);
      await settled();
    },
  };
}

/** Of a Node program only the session is its own: a person's `node` may work in the same directory. */
function placeOf({ command, workingDirectory }: ManagedProcessOptions): Place {
  return { program: command === process.execPath ? null : command, directory: workingDirectory };
}

function describeExit({ exitCode, signalCode }: ChildProcess): string {
  if (signalCode !== null) return signalCode;
  // A zombie whose end we are not told of yet.
  return exitCode === null ? "unknown status" : `status ${exitCode}`;
}

async function readLogTail(logFile: string, from: number): Promise<string> {
  const file = await open(logFile);
  try {
    const { size } = await file.stat();
    const length = Math.min(size - from, 4_000);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString("utf8").trim().split("\n").slice(-15).join("\n") || "(no output)";
  } finally {
    await file.close();
  }
}
