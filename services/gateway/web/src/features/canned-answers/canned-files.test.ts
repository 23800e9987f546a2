import { describe, expect, test } from "@jest/globals";
import { type CannedFiles, filesElsewhere, filesOf, isChanged, mostFileBytes, onTopOf, sumOf } from "./canned-files.ts";

const mega = 1024 * 1024;
const stored = [
  { id: "a", filename: "a.pdf", contentType: "application/pdf", sizeBytes: 10 * mega },
  { id: "b", filename: "b.pdf", contentType: "application/pdf", sizeBytes: 6 * mega },
];
function chosen(bytes: number): CannedFiles["added"] {
  return [{ key: "1", file: new File([new Uint8Array(bytes)], "c.bin"), state: { kind: "chosen" } }];
}

describe("S52 the files of a canned answer", () => {
  test("may have 16 MiB together, and not one byte more", () => {
    expect(sumOf(filesOf(stored))).toBe(mostFileBytes);
    expect(sumOf({ ...filesOf(stored), added: chosen(1) })).toBe(mostFileBytes + 1);
  });

  test("count without what is taken away", () => {
    const files = { ...filesOf(stored), removed: new Set(["a"]), added: chosen(2 * mega) };
    expect(sumOf(files)).toBe(8 * mega);
    expect(isChanged(files)).toBe(true);
    expect(isChanged(filesOf(stored))).toBe(false);
  });

  test("stay chosen over what another window has stored, which stays too", () => {
    const third = { id: "c", filename: "c.pdf", contentType: "application/pdf", sizeBytes: mega };
    const newest = [...stored.slice(1), third];
    const mine = { ...filesOf(stored), removed: new Set(["a", "b"]), added: chosen(mega) };
    expect(onTopOf(newest, mine)).toEqual({ stored: newest, removed: new Set(["b"]), added: mine.added });
    expect(filesElsewhere(stored, newest)).toEqual({ attached: ["c.pdf"], removed: ["a.pdf"] });
  });
});
