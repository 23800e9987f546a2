import { Worker } from "node:worker_threads";
import type { Renderer, Rendering } from "../operations/ports.ts";

export type RendererOptions = {
  readonly workers: number;
  /** Per mail; then its thread is ended and the mail counts as not showable. Default 5,000. */
  readonly deadlineMs?: number;
  /** Why a mail cannot be shown: for the log. */
  readonly onFailure: (error: Error) => void;
};

const defaultDeadlineMs = 5_000;
/** Of heap, each thread: a mail that needs more ends its thread, not the service. */
const maxHeapMb = 128;
const failed: Rendering = { html: null, text: null, remoteImages: 0 };

type Job = { readonly html: string; readonly resolve: (rendering: Rendering) => void };

/**
 * A few threads that sanitise and convert HTML, one mail at a time each, started when first needed. A thread that is
 * late, fails or runs out of memory is ended, its mail answers `html: null`, and the next mail gets a new thread.
 */
export function makeRenderer(options: RendererOptions): Renderer & { close(): Promise<void> } {
  const waiting: Job[] = [];
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  const deadlineMs = options.deadlineMs ?? defaultDeadlineMs;
  let isClosed = false;

  function next(): void {
    if (waiting.length === 0) return;
    const thread = idle.pop() ?? (all.size < options.workers ? addThread() : null);
    const job = thread === null ? undefined : waiting.shift();
    if (thread === null || job === undefined) return;
    void thread.run(job.html, deadlineMs).then((outcome) => {
      if (outcome instanceof Error) {
        all.delete(thread);
        options.onFailure(outcome);
      } else idle.push(thread);
      job.resolve(outcome instanceof Error ? failed : outcome);
      next();
    });
  }

  function addThread(): Thread {
    const thread = new Thread();
    all.add(thread);
    return thread;
  }

  return {
    render(html) {
      if (isClosed) return Promise.resolve(failed);
      return new Promise((resolve) => {
        waiting.push({ html, resolve });
        next();
      });
    },
    async close() {
      isClosed = true;
      for (const job of waiting.splice(0)) job.resolve(failed);
      await Promise.all([...all].map((thread) => thread.end()));
    },
  };
}

class Thread {
  readonly #worker = new Worker(new URL("./render-worker.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    execArgv: [],
  });

  constructor() {
    this.#worker.unref();
    // an error is answered by `run`; without a listener it would end the process
    this.#worker.on("error", () => undefined);
  }

  /** After an error the thread is ended and of no more use. */
  run(html: string, deadlineMs: number): Promise<Rendering | Error> {
    const worker = this.#worker;
    return new Promise((resolve) => {
      const settle = (outcome: Rendering | Error): void => {
        clearTimeout(timer);
        worker.off("message", onMessage).off("error", onError).off("exit", onExit);
        worker.unref();
        if (outcome instanceof Error) void worker.terminate();
        resolve(outcome);
      };
      const onMessage = (answer: unknown): void => {
        settle(isRendering(answer) ? answer : new Error("the thread answered something else"));
      };
      const onError = (error: unknown): void => {
        settle(error instanceof Error ? error : new Error(String(error)));
      };
      const onExit = (): void => {
        settle(new Error("the thread ended"));
      };
      const timer = setTimeout(() => {
        settle(new Error(`no rendering within ${deadlineMs} ms`));
      }, deadlineMs);
      worker.on("message", onMessage).on("error", onError).on("exit", onExit);
      worker.ref();
      worker.postMessage(html);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

function isRendering(value: unknown): value is Rendering {
  if (typeof value !== "object" || value === null) return false;
  return (
    "html" in value &&
    typeof value.html === "string" &&
    "text" in value &&
    typeof value.text === "string" &&
    "remoteImages" in value &&
    typeof value.remoteImages === "number"
  );
}
