import { expect, test } from "@jest/globals";
import { startOfText } from "./start-of-text.ts";

const own = "From: a@b.test\r\nTo: c@d.test\r\nSubject: the door\r\n";
const at = (head: string, rest: string) => [startOfText(head + rest), head.length];

test.each([
  ["one line", "Return-Path: <a@b.test>\r\n", "The door is broken.\r\n"],
  ["a line with a colon after it", own, "The door is broken.\r\nNote: it was yesterday.\r\n"],
  ["an address on the web first", own, "https://shop.test/17\r\n"],
  ["a sentence that begins like an mbox", own, "From the shop I got nothing.\r\n"],
  ["words beyond ASCII before a colon", own, "voil\u00e0: la porte\r\n"],
  ["another mail quoted below", own, "See below.\r\nFrom: x@y.test\r\nTo: z@y.test\r\nSubject: lamp\r\n"],
  ["a multipart's parts", `${own}Content-Type: multipart/mixed; boundary=b\r\n`, "--b\r\nContent-Type: text/plain\r\n"],
  ["base64", `${own}Content-Transfer-Encoding: base64\r\n`, "VGhlIGRvb3I=\r\n"],
])("F11 text of %s begins where the fields end", (_, head, text) => {
  const [found, expected] = at(head, text);
  expect(found).toBe(expected);
  expect(startOfText((head + text).replaceAll("\r\n", "\n"))).toBe(head.replaceAll("\r\n", "\n").length);
});

test.each([
  ["fields alone", own],
  ["nothing", ""],
  ["a folded field", `${own}Comments: one\r\n two\r\n`],
  [
    "a line from an mbox",
    `From a@b.test Mon Nov 23 10:00:00 2026\r\n${own}>From a@b.test Mon Nov 23 10:00:00 2026\r\n`,
  ],
  ["a broken line and what transport wrote below", `X-Scan: ok\r\nsee report\r\nReceived: from a by b\r\n${own}`],
  ["a broken line above the mail's own fields", `X-Scan: ok\r\nsee report\r\n${own}`],
  ["a subject that was cut without a fold", `${own}of the house\r\nMIME-Version: 1.0\r\n`],
  ["words above an encoded body", `${own}Content-Transfer-Encoding: base64\r\nscanned, fine\r\n`],
])("F11 %s have no text among them", (_, section) => {
  expect(startOfText(section)).toBe(-1);
});
