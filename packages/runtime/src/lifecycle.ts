import { withDeadline } from "./deadline.ts";
import type { Logger } from "./logger.ts";

/** What a service's `start` registers its parts with: each part is stopped, in reverse order, when the service ends. */
export type Lifecycle = {
  /**
   * Call it as soon as a part runs. `stop` gets `deadlineMs` (default 10 s), then the next part is stopped all the
   * same. A part added while the service is stopping is stopped at once.
   */
  add(name: string, stop: () => Promise<void> | void, options?: { readonly deadlineMs?: number }): void;
  /** Aborts when stopping begins: for waits and loops that nothing else ends. */
  readonly signal: AbortSignal;
};

export type StoppableLifecycle = Lifecycle & {
  /** Stops everything; true when each part stopped cleanly and in time. Later calls give the first one's result. */
  stop(): Promise<boolean>;
};

type Part = { readonly name: string; readonly stop: () => Promise<void> | void; readonly deadlineMs: number };

// Six to eight parts a service fit into the 30 s that orchestrators commonly give, as all but one stop at once.
const defaultDeadlineMs = 10_000;

export function makeLifecycle(logger: Logger): StoppableLifecycle {
  const controller = new AbortController();
  const parts: Part[] = [];
  let stopping: Promise<boolean> | null = null;

  async function stopPart(part: Part): Promise<boolean> {
    try {
      await withDeadline(async () => part.stop(), part.deadlineMs, `stopping ${part.name}`);
      logger.debug({ part: part.name }, "part stopped");
      return true;
    } catch (error) {
      logger.error({ err: error, part: part.name }, "part did not stop cleanly");
      return false;
    }
  }

  async function stopAll(): Promise<boolean> {
    let isClean = true;
    // A loop over what is left, not over a copy: parts that appear meanwhile are stopped too.
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      isClean = (await stopPart(part)) && isClean;
    }
    return isClean;
  }

  return {
    signal: controller.signal,
    add(name, stop, options = {}) {
      parts.push({ name, stop, deadlineMs: options.deadlineMs ?? defaultDeadlineMs });
      if (stopping !== null) stopping = stopping.then(async (isClean) => (await stopAll()) && isClean);
    },
    stop() {
      if (stopping === null) {
        controller.abort();
        stopping = stopAll();
      }
      return stopping;
    },
  };
}
