import { setTimeout as pause } from "node:timers/promises";

type ReadinessOptions = {
  /** For the error, e.g. `Postgres`. */
  readonly what: string;
  readonly deadlineMs: number;
  /** Rejects while the server is not ready; its last error becomes the cause. */
  readonly probe: () => Promise<unknown>;
  /** False ends the wait at once: what died will not become ready. */
  readonly isRunning?: () => boolean;
};

/** Asks again and again until the server answers. */
export async function waitUntilReady(options: ReadinessOptions): Promise<void> {
  const endsAt = Date.now() + options.deadlineMs;
  for (;;) {
    try {
      await options.probe();
      return;
    } catch (error) {
      if (options.isRunning !== undefined && !options.isRunning()) {
        throw new Error(`${options.what} ended before it was ready`, { cause: error });
      }
      if (Date.now() > endsAt) {
        throw new Error(`${options.what} did not answer within ${options.deadlineMs} ms`, { cause: error });
      }
      await pause(15);
    }
  }
}
