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
  #isCalled = false;
  #endWait: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(options: RepeatingTaskOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#loop();
  }

  /** Ends the present wait, or leaves out the one after the present run. */
  runSoon(): void {
    this.#isCalled = true;
    this.#endWait();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#endWait();
    await this.#running;
  }

  async #loop(): Promise<void> {
    const { run, onError } = this.#options;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      this.#isCalled = false;
      await run(signal).catch(onError);
      await this.#wait();
    }
  }

  /** A bare timer: signals joined for each of many waits a second were dearer than what they waited for. */
  async #wait(): Promise<void> {
    if (this.#isCalled || this.#stopping.signal.aborted) return;
    const ended = Promise.withResolvers<undefined>();
    const timer = setTimeout(ended.resolve, this.#options.everyMs, undefined);
    this.#endWait = () => {
      ended.resolve(undefined);
    };
    await ended.promise;
    clearTimeout(timer);
  }
}
