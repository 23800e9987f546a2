import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { makePace } from "./pace.ts";

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test("X16 a burst of events is two readings: one a moment after its first, one after its last", () => {
  const run = jest.fn();
  const pace = makePace(1_000, run);
  pace.request();
  expect(run).not.toHaveBeenCalled();
  for (let n = 0; n < 50; n += 1) {
    jest.advanceTimersByTime(10);
    pace.request();
  }
  jest.advanceTimersByTime(500);
  expect(run).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(10_000);
  expect(run).toHaveBeenCalledTimes(2);
});

test("X16 an endless stream of events neither starves the readings nor makes them more than one a second", () => {
  const run = jest.fn();
  const pace = makePace(1_000, run);
  for (let n = 0; n < 100; n += 1) {
    pace.request();
    jest.advanceTimersByTime(100);
  }
  expect(run).toHaveBeenCalledTimes(10);
  pace.stop();
  jest.advanceTimersByTime(10_000);
  expect(run).toHaveBeenCalledTimes(10);
});
