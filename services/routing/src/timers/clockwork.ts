import { RepeatingTask } from "@mailroom/bus/repeating-task";
import type { Logger } from "@mailroom/runtime/logger";

export type ClockworkTask = { readonly name: string; readonly everyMs: number; readonly run: () => Promise<void> };

export type Clockwork = {
  start(): void;
  /** Ends after the runs that are on. */
  stop(): Promise<void>;
};

/** Repeats each task for ever, never twice at a time. A run that fails is logged; the next one makes good. */
export function makeClockwork(tasks: readonly ClockworkTask[], logger: Logger): Clockwork {
  const repeating = tasks.map(({ name, everyMs, run }) => {
    const onError = (error: unknown): void => {
      logger.warn({ err: error, task: name }, "timer task failed");
    };
    return new RepeatingTask({ everyMs, run, onError });
  });
  return {
    start() {
      for (const task of repeating) task.start();
    },
    async stop() {
      await Promise.all(repeating.map((task) => task.stop()));
    },
  };
}
