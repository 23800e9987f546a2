import { describe, expect, test } from "@jest/globals";
import { showDayAndTime, showDuration, showInstant, showSize, showTimer } from "./time.ts";

const now = new Date("2026-03-12T14:40:00Z");
const rome = "Europe/Rome";

describe("an instant", () => {
  test.each([
    ["2026-03-12T13:32:00Z", "14:32"],
    ["2026-03-11T23:30:00Z", "00:30"],
    ["2026-03-11T22:30:00Z", "11 Mar"],
    ["2024-03-12T10:00:00Z", "12 Mar 2024"],
  ])("%s is shown as %s", (iso, short) => {
    expect(showInstant(iso, now, rome).short).toBe(short);
  });

  test("tells seconds and zone on hover", () => {
    expect(showInstant("2026-03-12T13:32:07Z", now, rome).full).toMatch(/14:32:07 (CET|GMT\+1)/);
  });

  test("may show day and time both", () => {
    expect(showDayAndTime("2026-03-11T09:05:00Z", now, rome)).toBe("11 Mar, 10:05");
    expect(showDayAndTime("2026-03-12T09:05:00Z", now, rome)).toBe("10:05");
  });
});

test.each([
  [45, "45 s"],
  [59.6, "1 min"],
  [360, "6 min"],
  [93_900, "1 d 2 h 5 min"],
  [86_400, "1 d"],
  [-3, "0 s"],
])("%d seconds last %s", (seconds, text) => {
  expect(showDuration(seconds)).toBe(text);
});

test.each([
  [24, "0:24"],
  [192, "3:12"],
  [3_895, "1:04:55"],
])("%d seconds run as %s", (seconds, text) => {
  expect(showTimer(seconds)).toBe(text);
});

test.each([
  [0, "0 B"],
  [812, "812 B"],
  [1_258_291, "1.2 MB"],
  [16 * 1024 * 1024, "16 MB"],
])("%d bytes are %s", (bytes, text) => {
  expect(showSize(bytes)).toBe(text);
});
