import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { startAwakeTimer } from "./awake-timer.ts";

test("time in which the process stood still does not count, time in which it runs does", async () => {
  const due = Promise.withResolvers<number>();
  const startedAt = performance.now();
  startAwakeTimer(1_500, () => {
    due.resolve(performance.now() - startedAt);
  });
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000);
  // the one step that stood still, and two more
  expect(await due.promise).toBeGreaterThan(2_800);
});

test("once ended it does nothing more", async () => {
  let isDue = false;
  const end = startAwakeTimer(500, () => {
    isDue = true;
  });
  end();
  await pause(800);
  expect(isDue).toBe(false);
});
