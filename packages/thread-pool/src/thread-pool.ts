import { Thread } from "./thread.ts";

export type ThreadPoolOptions<Answer> = {
  /** The module of a thread; it calls `serveThread`. */
  readonly script: URL;
  readonly workers: number;
  /** What a job may work; then its thread is ended. */
  readonly deadlineMs: number;
  /** Null where the answer is not what it should be: counts as a failure. */
  readonly readAnswer: (value: unknown) => Answer | null;
};

export type ThreadPool<Job, Answer> = {
  /** The answer, or why there is none. It never rejects. */
  run(job: Job): Promise<Answer | Error>;
  /** Jobs that wait or run get an `Error`. */
  close(): Promise<void>;
};

type Waiting<Answer> = { readonly job: unknown; readonly resolve: (outcome: Answer | Error) => void };

/**
 * Threads for work that hostile input can make slow, one job at a time each, started when first needed. A thread that is
 * late, fails or runs out of memory is ended, its job gets an `Error`, and a new thread takes its place.
 */
export function makeThreadPool<Job, Answer>(options: ThreadPoolOptions<Answer>): ThreadPool<Job, Answer> {
  const waiting: Waiting<Answer>[] = [];
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  let isClosed = false;

  function next(): void {
    if (waiting.length === 0) return;
    const thread = idle.pop() ?? (all.size < options.workers ? addThread() : null);
    const first = thread === null ? undefined : waiting.shift();
    if (thread === null || first === undefined) return;
    void work(thread, first);
  }

  async function work(thread: Thread, { job, resolve }: Waiting<Answer>): Promise<void> {
    const answer = await thread.run(job, options.deadlineMs);
    if (answer instanceof Error) all.delete(thread);
    // the next job finds a new one loaded, or loading
    if (!isClosed) idle.push(answer instanceof Error ? addThread() : thread);
    resolve(answer instanceof Error ? answer : (options.readAnswer(answer) ?? new Error("an answer of another form")));
    next();
  }

  function addThread(): Thread {
    const thread = new Thread(options.script);
    all.add(thread);
    return thread;
  }

  return {
    run(job) {
      if (isClosed) return Promise.resolve(closed());
      return new Promise((resolve) => {
        waiting.push({ job, resolve });
        next();
      });
    },
    async close() {
      isClosed = true;
      for (const { resolve } of waiting.splice(0)) resolve(closed());
      await Promise.all([...all].map((thread) => thread.end()));
    },
  };
}

function closed(): Error {
  return new Error("the threads have been ended");
}
