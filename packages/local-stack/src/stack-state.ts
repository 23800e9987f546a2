import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { BackingServiceName } from "./backing-service-name.ts";
import type { NatsAccess } from "./nats-access.ts";
import { isAlive, readCommandLine } from "./process-table.ts";
import type { Watchdog } from "./watchdog.ts";

/** What a persistent stack must find again: accounts and bookmarks name its ports, Docker volumes its passwords. */
export type StackState = {
  readonly ports: Readonly<Record<string, number>>;
  readonly sources: Readonly<Partial<Record<BackingServiceName, "docker" | "program">>>;
  /** Of the superuser, where Docker runs Postgres. */
  readonly dockerPassword: string | null;
  readonly natsAccess: NatsAccess | null;
};

const emptyState: StackState = { ports: {}, sources: {}, dockerPassword: null, natsAccess: null };

export function readStackState(directory: string): StackState {
  const file = join(directory, "stack.json");
  if (!existsSync(file)) return emptyState;
  const state: StackState = JSON.parse(readFileSync(file, "utf8"));
  return { ...emptyState, ...state };
}

export function writeStackState(directory: string, state: StackState): void {
  const file = join(directory, "stack.json");
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * One stack a directory. The lock names the watchdog, which outlives its parent until the last server is gone; so a
 * start right after a crash waits for the old servers instead of meeting them.
 *
 * @throws when another stack keeps running in this directory.
 */
export async function lockDirectory(
  directory: string,
  watchdog: Watchdog,
  progress: (line: string) => void,
): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const lockFile = join(directory, "stack.lock");
  const endsAt = Date.now() + 20_000;
  let isAnnounced = false;
  for (;;) {
    const holder = readHolder(lockFile);
    if (holder === null) {
      rmSync(lockFile, { force: true });
      if (tryWrite(lockFile, String(watchdog.pid))) break;
    }
    if (Date.now() > endsAt) {
      throw new Error(`another Mailroom runs in ${directory} (process ${holder ?? "unknown"}); end it first: npm stop`);
    }
    if (!isAnnounced) progress("waiting for servers of an earlier run to end");
    isAnnounced = true;
    await pause(100);
  }
  watchdog.guard({ kind: "path", path: lockFile });
}

function tryWrite(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

function readHolder(lockFile: string): number | null {
  if (!existsSync(lockFile)) return null;
  const pid = Number(readFileSync(lockFile, "utf8"));
  return pid > 1 && isAlive(pid) && readCommandLine(pid).includes("watchdog-main") ? pid : null;
}
