import { describe, expect, test } from "@jest/globals";
import { bodyOf, faultsOf, isComplete, newDay, newSubset, valuesOf } from "./interval-values.ts";
import { matchingSpans } from "./matching-spans.ts";

const empty = valuesOf(null, "Europe/Rome");

describe("X3 the form of an interval", () => {
  test("sends of each rule only what belongs to its kind", () => {
    const range = { ...newSubset("range", "Office"), dates: [newDay()] };
    const values = { ...empty, name: " Work ", subsets: [range, { ...range, kind: "always" as const, name: "All" }] };
    expect(bodyOf(values)).toEqual({
      name: "Work",
      description: null,
      zone: "Europe/Rome",
      subsets: [
        {
          kind: "range",
          name: "Office",
          from: "09:00",
          until: "18:00",
          weekDays: [1, 2, 3, 4, 5],
          monthDays: [],
          months: [],
        },
        { kind: "always", name: "All" },
      ],
      holidays: [],
    });
  });

  test("names every field that has to be filled in, at its place", () => {
    const values = {
      ...empty,
      zone: "",
      subsets: [{ ...newSubset("range", ""), until: "" }, newSubset("dates", "Closed")],
      holidays: [newDay()],
    };
    expect(Object.keys(faultsOf(values)).sort()).toEqual([
      "holidays.0.date",
      "name",
      "subsets.0.name",
      "subsets.0.until",
      "subsets.1.dates.0.date",
      "zone",
    ]);
  });

  test("can be tried before it has a name, but not with half a rule", () => {
    expect(isComplete({ ...empty, subsets: [newSubset("always", "All")] })).toBe(true);
    expect(isComplete({ ...empty, subsets: [{ ...newSubset("range", "Office"), from: "" }] })).toBe(false);
  });
});

describe("spans of an interval", () => {
  const at = (hour: number): string => `2026-03-12T${String(hour).padStart(2, "0")}:00:00Z`;

  test("begin with what matches already and end with what goes on", () => {
    const changes = [
      { at: at(9), matches: false },
      { at: at(13), matches: true },
    ];
    expect(matchingSpans({ matches: true, changes })).toEqual([
      { from: null, to: at(9) },
      { from: at(13), to: null },
    ]);
  });

  test("are none where nothing ever matches", () => {
    expect(matchingSpans({ matches: false, changes: [] })).toEqual([]);
  });
});
