import { expect, test } from "@jest/globals";
import { nextDelayMs } from "./back-off.ts";

const delay = (attempt: number, random: number): number =>
  nextDelayMs({ attempt, baseMs: 100, capMs: 5_000, random: () => random });

test("the ceiling doubles with each attempt up to the cap", () => {
  expect([1, 2, 3, 6, 7, 2_000].map((attempt) => delay(attempt, 0.999_999))).toEqual([99, 199, 399, 3199, 4999, 4999]);
});

test("the jitter is full: anything below the ceiling, down to nothing", () => {
  expect(delay(5, 0)).toBe(0);
  expect(delay(5, 0.5)).toBe(800);
});
