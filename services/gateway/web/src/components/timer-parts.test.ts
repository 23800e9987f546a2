import { expect, test } from "@jest/globals";
import { partsOf, secondsOf } from "./timer-parts.ts";

test("S113 a wait is hours, minutes and seconds; what is beyond 59 carries over", () => {
  expect(partsOf(secondsOf({ hours: 26, minutes: 5, seconds: 0 }))).toEqual({ hours: 26, minutes: 5, seconds: 0 });
  expect(partsOf(secondsOf({ hours: 0, minutes: 75, seconds: 90 }))).toEqual({ hours: 1, minutes: 16, seconds: 30 });
  expect(secondsOf({ hours: 168, minutes: 0, seconds: 0 })).toBe(604_800);
});

test("an empty part counts as nothing while it is being typed", () => {
  expect(secondsOf({ hours: "", minutes: "1", seconds: "" })).toBe(60);
});
