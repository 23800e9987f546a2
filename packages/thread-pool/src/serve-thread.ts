import { parentPort } from "node:worker_threads";

/** The thread's side: answers each job with what `handle` returns. An error ends the thread, and the pool says so. */
export function serveThread(handle: (job: unknown) => unknown): void {
  parentPort?.on("message", (job: unknown) => parentPort?.postMessage({ answer: handle(job) }));
  // whoever imports this has loaded the rest by now: from here on time is the job's
  parentPort?.postMessage({ answer: "ready" });
}
