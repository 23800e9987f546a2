import { setTimeout as pause } from "node:timers/promises";

export type RepeatingTaskOptions = {
  /** From the end of one run to the start of the next. */
  readonly everyMs: number;
  /** `signal` aborts when the task is to stop. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  readonly onError: (error: unknown) => void;
};

/** Runs at once and then again and again, never twice at a time, whatever a run throws. */
export class RepeatingTask {
  readonly #options: RepeatingTaskOptions;
  readonly #stopping = new AbortController();
  #wait = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(options: RepeatingTaskOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#loop();
  }

  /** Ends the present wait. */
  runSoon(): void {
    this.#wait.abort();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #loop(): Promise<void> {
    const { everyMs, run, onError } = this.#options;
    while (!this.#stopping.signal.aborted) {
      this.#wait = new AbortController();
      await run(this.#stopping.signal).catch(onError);
      const signal = AbortSignal.any([this.#wait.signal, this.#stopping.signal]);
      await pause(everyMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
