import type { Worker } from "node:worker_threads";
import { startAwakeTimer } from "@mailroom/runtime/awake-timer";

/** Where others use the machine a job takes longer than it works; native code keeps a thread from telling what it worked. */
const patienceMs = 5_000;
const shortestLookMs = 10;

/** Milliseconds that the thread has worked since it was started; null where it has ended. */
export async function workedMs(worker: Worker): Promise<number | null> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  } catch {
    return null;
  }
}

export type WorkLimit = {
  /** Of work, where `workedBefore` is known; the clock may show `patienceMs` more. */
  readonly deadlineMs: number;
  /** What `workedMs` said before; null: the clock alone counts. */
  readonly workedBefore: number | null;
  readonly onLate: () => void;
};

/**
 * Calls `onLate` when the thread has worked too long, or has been silent too long by the clock: that stops while this
 * process stands still, as it hears no answer then. Answers what ends the watch.
 */
export function watchWork(worker: Worker, { deadlineMs, workedBefore, onLate }: WorkLimit): () => void {
  if (workedBefore === null) return startAwakeTimer(deadlineMs, onLate);
  const endClock = startAwakeTimer(deadlineMs + patienceMs, onLate);
  let isOver = false;
  const look = async (): Promise<void> => {
    const worked = await workedMs(worker);
    if (isOver) return;
    const leftMs = worked === null ? 0 : deadlineMs - (worked - workedBefore);
    if (leftMs <= 0) onLate();
    else next = setTimeout(() => void look(), Math.max(leftMs, shortestLookMs));
  };
  let next = setTimeout(() => void look(), deadlineMs);
  return () => {
    isOver = true;
    clearTimeout(next);
    endClock();
  };
}
