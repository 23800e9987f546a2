import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, test } from "@jest/globals";
import { watchWork } from "./watch-work.ts";

test("a thread that has started while this process stood still has started in time", async () => {
  const worker = new Worker(`require("node:worker_threads").parentPort.postMessage("ready")`, { eval: true });
  let isLate = false;
  const onLate = (): void => {
    isLate = true;
  };
  const endWatch = watchWork(worker, { deadlineMs: 1_000, workedBefore: null, onLate });
  const started = once(worker, "message");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
  await started;
  endWatch();
  expect(isLate).toBe(false);
  await worker.terminate();
});
