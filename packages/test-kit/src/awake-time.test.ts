import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { startAwakeTime } from "./awake-time.ts";

test("time passes while the process could work, and none while it stands still", async () => {
  const time = startAwakeTime();
  await pause(300);
  const before = time.ms();
  expect(before).toBeGreaterThanOrEqual(200);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
  expect(time.ms() - before).toBeLessThanOrEqual(200);
  time.stop();
});
