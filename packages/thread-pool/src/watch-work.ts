import type { Worker } from "node:worker_threads";

/** Where others use the machine a job takes longer than it works; native code keeps a thread from telling what it worked. */
const patienceMs = 5_000;
const shortestLookMs = 10;
/** What a step of the clock counts at most: where it took longer, this process stood still itself and heard no answer. */
const stepMs = 500;

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
  /** Of work; the clock may show `patienceMs` more, of the time in which this process ran. */
  readonly deadlineMs: number;
  /** What `workedMs` said before; null: the clock alone counts. */
  readonly workedBefore: number | null;
  readonly onLate: () => void;
};

/** Calls `onLate` when the thread has worked too long. Answers what ends the watch. */
export function watchWork(worker: Worker, { deadlineMs, workedBefore, onLate }: WorkLimit): () => void {
  let isOver = false;
  const look = async (): Promise<void> => {
    const worked = workedBefore === null ? null : await workedMs(worker);
    if (isOver) return;
    const leftMs = worked === null || workedBefore === null ? 0 : deadlineMs - (worked - workedBefore);
    if (leftMs <= 0) onLate();
    else next = setTimeout(() => void look(), Math.max(leftMs, shortestLookMs));
  };
  let next = setTimeout(() => void look(), deadlineMs);
  let clockLeftMs = deadlineMs + patienceMs;
  const step = setInterval(() => {
    clockLeftMs -= stepMs;
    if (clockLeftMs <= 0) onLate();
  }, stepMs);
  return () => {
    isOver = true;
    clearTimeout(next);
    clearInterval(step);
  };
}
