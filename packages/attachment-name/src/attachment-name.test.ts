import { describe, expect, test } from "@jest/globals";
import { attackInput, testWithAttackInputs } from "@mailroom/test-kit/attack-inputs";
import fc from "fast-check";
import { attachmentName } from "./attachment-name.ts";
import { contentDisposition } from "./content-disposition.ts";

function expectSafe(name: string): void {
  expect(name).toBe(name.normalize("NFC"));
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]/u);
  expect(name).not.toMatch(/^[.\s]|[.\s]$/u);
  expect(name).not.toBe("");
  const header = contentDisposition(name);
  expect(header).toMatch(/^attachment; filename="[\x20\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9._~%-]+$/);
  expect(decodeURIComponent(header.slice(header.indexOf("''") + 2))).toBe(name);
}

describe("the name of an attachment", () => {
  test.each([
    ["invoice.pdf", "invoice.pdf"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\x\\a.doc", "a.doc"],
    ["inv\u202Efdp.exe", "invfdp.exe"],
    ["\u200b.htaccess", "htaccess"],
    ["nul.txt", "_nul.txt"],
    ["a.txt::$DATA", "a.txt_$DATA"],
    ["e\u0301te\u0301.txt", "été.txt"],
    ['a";filename=b.exe;"', "a_;filename=b.exe;_"],
    ["…", "…"],
    ["..", "attachment-3"],
    ["", "attachment-3"],
    [null, "attachment-3"],
  ])("%j is shown as %j", (given, expected) => {
    expect(attachmentName(given, 3)).toBe(expected);
  });

  test("keeps its extension when it is cut to 255 bytes", () => {
    const name = attachmentName(`${"ä".repeat(500)}.pdf`, 1);
    expect(name).toMatch(/^ä+\.pdf$/);
    expect(Buffer.byteLength(name)).toBeGreaterThan(250);
  });

  test("is safe whatever was given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (given) => {
        expectSafe(attachmentName(given, 1));
      }),
      { numRuns: 1_000 },
    );
  });

  testWithAttackInputs("is safe for each of the hostile names", () => {
    const { names } = JSON.parse(attackInput("attachment-filenames.json")) as { names: string[] };
    expect(names.length).toBeGreaterThan(30);
    for (const given of names) expectSafe(attachmentName(given, 1));
  });
});
