import type { Logger } from "@mailroom/runtime/logger";

/**
 * Runs `task` every `everyMs`, never twice at once. A failure is logged and the next round tries again.
 * Answers how to stop, which waits for a round that is at work.
 */
export function repeat(
  options: { readonly name: string; readonly everyMs: number; readonly logger: Logger },
  task: () => Promise<void> | void,
): () => Promise<void> {
  const { name, everyMs, logger } = options;
  let running: Promise<void> | null = null;
  const round = async (): Promise<void> => {
    try {
      await task();
    } catch (error) {
      logger.warn({ err: error, timer: name }, "timer failed");
    } finally {
      running = null;
    }
  };
  const timer = setInterval(() => {
    running ??= round();
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
