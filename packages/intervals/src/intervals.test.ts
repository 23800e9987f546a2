import { describe, expect, test } from "@jest/globals";
import type { IntervalRules, IntervalSubset } from "@mailroom/contracts/interval-rules";
import fc from "fast-check";
import { intervalChanges } from "./interval-changes.ts";
import { intervalNotes } from "./interval-notes.ts";
import { matchInterval } from "./match-interval.ts";
import { isZone } from "./wall-clock.ts";

type Range = Extract<IntervalSubset, { kind: "range" }>;

function range(from: string, until: string, days: Partial<Range> = {}): Range {
  return { kind: "range", name: `${from}-${until}`, from, until, weekDays: [], monthDays: [], months: [], ...days };
}

function rules(zone: string, subsets: IntervalSubset[], holidays: IntervalRules["holidays"] = []): IntervalRules {
  return { zone, subsets, holidays };
}

const matches = (given: IntervalRules, at: string) => matchInterval(given, new Date(at)).matches;
const changes = (given: IntervalRules, from: string, until: string) =>
  intervalChanges(given, new Date(from), new Date(until)).map(({ at, matches: begins }) => [at.toISOString(), begins]);

/** Another way to the clock on the wall, to compare with. */
function wallClock(zone: string, at: Date): { time: string } {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return { time: `${part("hour")}:${part("minute")}` };
}

describe("an interval", () => {
  const lunch = rules("Europe/Rome", [range("09:00", "13:00", { weekDays: [1, 2, 3, 4, 5] })]);

  test("X3 9:00 to 13:00 begins with 09:00:00 and ends with 13:00:59", () => {
    expect(matches(lunch, "2026-01-12T07:59:59.999Z")).toBe(false);
    expect(matches(lunch, "2026-01-12T08:00:00Z")).toBe(true);
    expect(matches(lunch, "2026-01-12T12:00:59.999Z")).toBe(true);
    expect(matches(lunch, "2026-01-12T12:01:00Z")).toBe(false);
    expect(matches(lunch, "2026-01-11T10:00:00Z")).toBe(false);
  });

  test("X3 the same wall-clock hours hold on both sides of a change of clocks", () => {
    expect(changes(lunch, "2026-03-27T00:00:00Z", "2026-03-30T23:59:00Z")).toEqual([
      ["2026-03-27T08:00:00.000Z", true],
      ["2026-03-27T12:01:00.000Z", false],
      ["2026-03-30T07:00:00.000Z", true],
      ["2026-03-30T11:01:00.000Z", false],
    ]);
  });

  test("X3 a range past midnight belongs to the day it begins on", () => {
    const night = rules("UTC", [range("22:00", "05:59", { weekDays: [5] })]);
    expect(changes(night, "2026-01-08T00:00:00Z", "2026-01-14T00:00:00Z")).toEqual([
      ["2026-01-09T22:00:00.000Z", true],
      ["2026-01-10T06:00:00.000Z", false],
    ]);
    const endOfMonth = rules("UTC", [range("23:00", "00:30", { monthDays: [31], months: [12] })]);
    expect(matches(endOfMonth, "2027-01-01T00:30:59Z")).toBe(true);
    expect(matches(endOfMonth, "2026-02-01T00:10:00Z")).toBe(false);
  });

  test("X3 a range from and until the same minute is that minute", () => {
    expect(changes(rules("UTC", [range("09:00", "09:00")]), "2026-01-12T00:00:00Z", "2026-01-12T23:00:00Z")).toEqual([
      ["2026-01-12T09:00:00.000Z", true],
      ["2026-01-12T09:01:00.000Z", false],
    ]);
  });

  test("X3 any subset that matches counts, and the first one is named", () => {
    const both = rules("UTC", [range("09:00", "11:59"), range("10:00", "12:59"), range("23:00", "23:59")]);
    expect(matchInterval(both, new Date("2026-01-12T10:30:00Z"))).toEqual({ matches: true, matchedBy: "09:00-11:59" });
    expect(matchInterval(both, new Date("2026-01-12T12:30:00Z"))).toEqual({ matches: true, matchedBy: "10:00-12:59" });
    expect(matchInterval(rules("UTC", []), new Date())).toEqual({ matches: false, matchedBy: null });
  });

  test("X3 on a holiday nothing matches, in the zone's own day, every year or once", () => {
    const open = rules(
      "Asia/Kolkata",
      [{ kind: "always", name: "open" }],
      [
        { date: "2020-12-25", everyYear: true, label: "Christmas" },
        { date: "2026-01-26", everyYear: false, label: "Republic Day" },
      ],
    );
    expect(changes(open, "2026-12-20T00:00:00Z", "2026-12-30T00:00:00Z")).toEqual([
      ["2026-12-24T18:30:00.000Z", false],
      ["2026-12-25T18:30:00.000Z", true],
    ]);
    expect(matches(open, "2026-01-26T06:00:00Z")).toBe(false);
    expect(matches(open, "2027-01-26T06:00:00Z")).toBe(true);
  });

  test("X3 dated subsets match the whole day", () => {
    const dates = [{ date: "2026-03-29", everyYear: false, label: "" }];
    expect(
      changes(
        rules("Europe/Rome", [{ kind: "dates", name: "sale", dates }]),
        "2026-03-28T00:00:00Z",
        "2026-03-31T00:00:00Z",
      ),
    ).toEqual([
      ["2026-03-28T23:00:00.000Z", true],
      ["2026-03-29T22:00:00.000Z", false],
    ]);
  });

  test("X3 what the clock skips or repeats is told, and only where a range names it", () => {
    const nightly = rules("Europe/Rome", [range("02:30", "03:00")]);
    const year: [Date, Date] = [new Date("2026-01-01T00:00:00Z"), new Date("2027-01-01T00:00:00Z")];
    expect(intervalNotes(nightly, ...year)).toEqual([
      "Until 03:00 includes 03:00:59.",
      "2026-03-29: 02:00 to 02:59 does not exist: clocks go forward to 03:00.",
      "2026-10-25: 02:00 to 02:59 comes twice: clocks go back to 02:00, and both count.",
    ]);
    expect(intervalNotes(lunch, ...year)).toEqual(["Until 13:00 includes 13:00:59."]);
    expect(intervalNotes(rules("Australia/Lord_Howe", [range("02:10", "02:10")]), ...year).slice(1)).toEqual([
      "2026-10-04: 02:00 to 02:29 does not exist: clocks go forward to 02:30.",
    ]);
  });

  test("X3 zones are IANA names", () => {
    expect(["Europe/Rome", "UTC", "Asia/Kolkata", "Etc/GMT+5"].every(isZone)).toBe(true);
    expect(
      ["", "Mars/Olympus", "+01:00", "UTC+1", "Europe/Rome\n", "../etc/passwd", "local", "system"].filter(isZone),
    ).toEqual([]);
  });
});

const zones = ["Europe/Rome", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"];
/** Days around both changes of clocks of each zone that has them. */
const days = ["2026-03-28", "2026-10-24", "2026-03-07", "2026-10-31", "2026-04-04", "2026-10-03", "2026-06-30"];
const time = fc
  .record({ hour: fc.constantFrom(0, 1, 2, 3, 9, 23), minute: fc.constantFrom(0, 15, 29, 30, 59) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const someRange = fc
  .record({ from: time, until: time, weekDays: fc.subarray([1, 5, 6, 7]), monthDays: fc.subarray([1, 4, 25, 29]) })
  .map(({ from, until, ...onDays }) => range(from, until, onDays));
const someRules = fc.record({ zone: fc.constantFrom(...zones), ranges: fc.array(someRange, { maxLength: 3 }) });

describe("over both changes of clocks", () => {
  test("X3 a range without other conditions matches exactly when the clock on the wall is within it", () => {
    const minutes = fc.integer({ min: 0, max: 2 * 1440 });
    const question = fc.record({ zone: fc.constantFrom(...zones), day: fc.constantFrom(...days), minutes });
    fc.assert(
      fc.property(question, time, time, ({ zone, day, minutes: passed }, from, until) => {
        const at = new Date(Date.parse(`${day}T00:00:00Z`) + passed * 60_000 + 59_999);
        const { time: now } = wallClock(zone, at);
        const expected = from <= until ? now >= from && now <= until : now >= from || now <= until;
        expect(matchInterval(rules(zone, [range(from, until)]), at).matches).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  test("X3 the changes told are those that asking minute by minute finds", () => {
    fc.assert(
      fc.property(someRules, fc.constantFrom(...days), ({ zone, ranges }, day) => {
        const given = rules(zone, ranges);
        const from = Date.parse(`${day}T00:00:00Z`);
        const found: { at: Date; matches: boolean }[] = [];
        let before = matchInterval(given, new Date(from)).matches;
        for (let at = from + 60_000; at <= from + 2 * 86_400_000; at += 60_000) {
          const now = matchInterval(given, new Date(at)).matches;
          if (now !== before) found.push({ at: new Date(at), matches: now });
          before = now;
        }
        expect(intervalChanges(given, new Date(from), new Date(from + 2 * 86_400_000))).toEqual(found);
      }),
      { numRuns: 40 },
    );
  });
});
