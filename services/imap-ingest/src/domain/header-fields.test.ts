import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseDate, parseHeaderFields, parseMessageIds, valuesOf } from "./header-fields.ts";

describe("header fields", () => {
  test("folded lines are one value, names are compared in lower case", () => {
    const fields = parseHeaderFields("Subject: a\r\n b\r\nX-Y : 1\nsubject: c\r\nno field here\r\n");
    expect(valuesOf(fields, "subject")).toEqual(["a b", "c"]);
    expect(valuesOf(fields, "x-y")).toEqual(["1"]);
  });

  test("any text is read without an error", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => Array.isArray(parseHeaderFields(text))));
  });
});

test.each([
  ["<a@b> <c@d>\t<a@b>", ["<a@b>", "<c@d>"]],
  ["Your mail of Monday <a@b>", ["<a@b>"]],
  ["a@b", ["<a@b>"]],
  ["two words", []],
  ["", []],
])("Message-IDs of %j are %j", (text, expected) => {
  expect(parseMessageIds([text])).toEqual(expected);
});

test.each([
  ["Mon, 02 Nov 2026 10:00:00 +0100 (CET)", "2026-11-02T09:00:00.000Z"],
  ["2 Nov 2026 09:00 GMT", "2026-11-02T09:00:00.000Z"],
  ["yesterday", null],
  ["Mon, 02 Nov 99999 10:00:00 +0100", null],
])("the date %j is %s", (text, expected) => {
  expect(parseDate(text)?.toISOString() ?? null).toBe(expected);
});
