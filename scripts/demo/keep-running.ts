import { setTimeout as wait } from "node:timers/promises";
import type { Restartable } from "@mailroom/local-stack/restartable";

export type KeepOptions = {
  readonly report: (line: string) => void;
  /** After a program is ready again, as another process than before. */
  readonly onRestarted: () => Promise<void>;
  /** Ends the watch. A restart under way is not waited for: it ends with the system. */
  readonly signal: AbortSignal;
  /** How often to look; each failure in a row doubles the pause, up to 32 times. Default 1,000. */
  readonly everyMs?: number;
  /**
   * Failures in a row after which a program is left alone. A start that does not succeed is one, and so is an end within
   * half a minute of the last start. Default: never, for who waits for others may succeed when those are back.
   */
  readonly maxFailures?: number;
};

const maxDoublings = 5;
const soonMs = 30_000;

/** Starts programs again that end by themselves, and says so: nobody looks into ten log files. */
export function keepRunning(programs: readonly Restartable[], options: KeepOptions): void {
  for (const program of programs) void keepOne(program, options);
}

async function keepOne(program: Restartable, options: KeepOptions): Promise<void> {
  const { report, signal, everyMs = 1_000, maxFailures = Infinity } = options;
  let failures = 0;
  let startedAt = -Infinity;
  while (await passes(everyMs * 2 ** Math.min(failures, maxDoublings), signal)) {
    const exit = await findExit(program);
    if (exit === null) {
      if (hasLasted(startedAt)) failures = 0;
      continue;
    }
    if (failures >= maxFailures) {
      report(givingUp(program, failures));
      return;
    }
    report(`${program.name} has ended by itself (${exit}) and is started again. Its log: ${program.log}`);
    if (!hasLasted(startedAt)) failures += 1;
    const error = await restart(program, options);
    if (signal.aborted) return;
    startedAt = performance.now();
    report(error === null ? `${program.name} is ready again` : `${program.name} did not start: ${error.message}`);
  }
}

function hasLasted(startedAt: number): boolean {
  return performance.now() - startedAt >= soonMs;
}

function givingUp({ name, log }: Restartable, failures: number): string {
  return (
    `${name} is left alone now: ${failures} failures in a row. What needs it waits. ` +
    `See ${log}, end the system (npm stop) and start it anew.`
  );
}

/** Whoever cannot be asked just now is taken to run. */
async function findExit(program: Restartable): Promise<string | null> {
  return program.findExit().catch(() => null);
}

async function restart(program: Restartable, { onRestarted, signal }: KeepOptions): Promise<Error | null> {
  try {
    await program.restart();
    if (!signal.aborted) await onRestarted();
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** False where the watch ended meanwhile. */
async function passes(ms: number, signal: AbortSignal): Promise<boolean> {
  return wait(ms, true, { signal }).catch(() => false);
}
