import { expect, test } from "@jest/globals";
import { timeOfDay } from "./time-of-day.ts";

test.each([
  ["9", "09:00"],
  ["9:30", "09:30"],
  ["0930", "09:30"],
  ["930", "09:30"],
  ["23.59", "23:59"],
  ["00:00", "00:00"],
  ["24:00", null],
  ["12:60", null],
  ["noon", null],
  ["", null],
])("%j is the time %j", (text, expected) => {
  expect(timeOfDay(text)).toBe(expected);
});
