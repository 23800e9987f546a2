import { expect, test } from "@jest/globals";
import { zoneNames } from "./calendar.ts";

test("a renamed zone is offered by both of its names, whichever of them is listed here", () => {
  const names = zoneNames();
  for (const name of [
    "Asia/Calcutta",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Europe/Kiev",
    "Europe/Kyiv",
    "America/Nuuk",
  ]) {
    expect(names.filter((each) => each === name)).toEqual([name]);
  }
});

test("each zone that is offered can be told the time in", () => {
  for (const timeZone of zoneNames()) expect(() => new Intl.DateTimeFormat("en-GB", { timeZone })).not.toThrow();
});

test("a zone that is stored is offered though it is not known here", () => {
  expect(zoneNames("Mars/Olympus", "")).toContain("Mars/Olympus");
});
