import { Worker } from "node:worker_threads";
import { watchWork, workedMs } from "./watch-work.ts";

/** Of heap: input that needs more ends its thread, not the process. */
const maxHeapMb = 128;
/** Loading its modules may take this long on a machine that is busy. */
const startDeadlineMs = 30_000;

/** One thread, one job at a time. After an `Error` it has ended and is of no more use. */
export class Thread {
  readonly #worker: Worker;
  readonly #ready: Promise<unknown>;

  constructor(script: URL) {
    this.#worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: maxHeapMb }, execArgv: [] });
    this.#worker.unref();
    // an error is answered by whoever waits; without a listener it would end the process
    this.#worker.on("error", () => undefined);
    this.#ready = this.#nextAnswer(startDeadlineMs);
  }

  /** What the thread answers, or why it does not. `deadlineMs` is what the job may work, however busy the machine is. */
  async run(job: unknown, deadlineMs: number): Promise<unknown> {
    this.#worker.ref();
    const started = await this.#ready;
    if (started instanceof Error) return started;
    const workedBefore = await workedMs(this.#worker);
    const answer = this.#nextAnswer(deadlineMs, workedBefore);
    this.#worker.ref();
    this.#worker.postMessage(job);
    return answer;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #nextAnswer(deadlineMs: number, workedBefore: number | null = null): Promise<unknown> {
    const worker = this.#worker;
    return new Promise((resolve) => {
      const settle = (outcome: unknown): void => {
        endWatch();
        worker.off("message", onMessage).off("error", onError).off("exit", onExit);
        worker.unref();
        if (outcome instanceof Error) void worker.terminate();
        resolve(outcome);
      };
      const onMessage = (message: unknown): void => {
        const isAnswer = typeof message === "object" && message !== null && "answer" in message;
        settle(isAnswer ? message.answer : new Error("the thread answered something else"));
      };
      const onError = (error: unknown): void => {
        settle(error instanceof Error ? error : new Error(String(error)));
      };
      const onExit = (): void => {
        settle(new Error("the thread ended"));
      };
      const onLate = (): void => {
        settle(new DeadlineError(deadlineMs));
      };
      const endWatch = watchWork(worker, { deadlineMs, workedBefore, onLate });
      worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    });
  }
}

/** The job took longer than it may. */
export class DeadlineError extends Error {
  constructor(deadlineMs: number) {
    super(`no answer within ${deadlineMs} ms`);
  }
}
