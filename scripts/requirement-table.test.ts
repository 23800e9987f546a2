import { describe, expect, test } from "@jest/globals";
import {
  faultsOfTable,
  idsNamedByTests,
  parseRequirementTable,
  requirementIds,
  type RequirementRow,
} from "./requirement-table.ts";

const file = "services/x/src/x.test.ts";

function tableWith(row: RequirementRow): RequirementRow[] {
  return requirementIds.map((id) => (id === row.id ? row : { id, state: "open", test: null }));
}

describe("the requirements table", () => {
  test("a done row whose test names the requirement is true", () => {
    const sources = new Map([[file, 'test("S62 an exact value", () => {})']]);
    expect(faultsOfTable(tableWith({ id: "S62", state: "done", test: file }), sources)).toEqual([]);
  });

  test("a done row whose test does not name the requirement is a lie", () => {
    const sources = new Map([[file, 'test("an exact value", () => {}) // S62']]);
    expect(faultsOfTable(tableWith({ id: "S62", state: "done", test: file }), sources)).toHaveLength(1);
  });

  test("a done row without an existing test is a lie", () => {
    expect(faultsOfTable(tableWith({ id: "S62", state: "done", test: "gone.test.ts" }), new Map())).toHaveLength(1);
    expect(faultsOfTable(tableWith({ id: "S62", state: "done", test: null }), new Map())).toHaveLength(1);
  });

  test("an open row that a test names is out of date", () => {
    const sources = new Map([[file, 'test("S62 F6 an exact value", () => {})']]);
    expect(faultsOfTable(tableWith({ id: "S62", state: "partial", test: file }), sources)).toEqual([
      "F6 is called open, but services/x/src/x.test.ts names it",
    ]);
  });

  test("a missing row and an unknown state are reported", () => {
    const { rows, faults } = parseRequirementTable("| S1 | finished | a.test.ts |\n| S2 | open | – |\n");
    expect(faults).toEqual(['line 1: S1 has state "finished"; use done, partial or open']);
    expect(faultsOfTable(rows, new Map())).toContain("S1 has no row");
  });

  test("titles are read from test, it and describe only", () => {
    expect(
      idsNamedByTests('describe("S1 a", () => { test(`X2 b`, f); it.each([1])("F3 c", f); expect("N4"); })'),
    ).toEqual(new Set(["S1", "X2", "F3"]));
  });
});
