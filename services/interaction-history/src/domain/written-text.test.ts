import { expect, test } from "@jest/globals";
import { assertWritten } from "./written-text.ts";

test.each([
  ["spaces and line ends", " \r\n\t"],
  ["no-break and ideographic spaces", "\u00a0\u202f\u3000"],
  ["zero-width characters", "\u200b\u200d\u2060\ufeff\u00ad"],
  ["fillers", "\u3164\u115f\u2800\ufe0f"],
  ["control characters", "\u0000\u0007"],
])("a text of %s is nothing to send, unless a file goes with it", (_name, text) => {
  expect(() => {
    assertWritten(text, []);
  }).toThrow(expect.objectContaining({ code: "text-missing" }));
  expect(() => {
    assertWritten(text, [{}]);
  }).not.toThrow();
});

test.each(["?", "\u200b!", "👍🏽", "नमस्ते", "\u00a0x\u00a0"])("%j is a text that goes out", (text) => {
  expect(() => {
    assertWritten(text, []);
  }).not.toThrow();
});
