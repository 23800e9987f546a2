import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { ContentDigester } from "./content-digest.ts";

function hashOf(...chunks: (string | Uint8Array)[]): string {
  const digester = new ContentDigester();
  for (const chunk of chunks) digester.update(Buffer.from(chunk));
  return digester.finish().contentHash;
}
const mail = "From: a@b.test\r\nMessage-ID: <1@b.test>\r\nSubject: hi\r\n\r\nline one\r\nline two\r\n";

describe("content hash", () => {
  test("F6 what transport adds and line ends do not change it", () => {
    const delivered = `Return-Path: <a@b.test>\r\nDelivered-To: x@y.test\r\nReceived: from z\r\n\tby y\r\n${mail}\r\n\r\n`;
    expect(hashOf(delivered)).toBe(hashOf(mail));
    expect(hashOf(mail.replaceAll("\r\n", "\n").trimEnd())).toBe(hashOf(mail));
  });

  test.each([
    ["a word of the body", mail.replace("two", "2")],
    ["an empty line inside the body", mail.replace("one\r\n", "one\r\n\r\n")],
    ["the subject", mail.replace("hi", "ho")],
    ["the Message-ID", mail.replace("<1@", "<2@")],
    ["the way the body is to be read", `Content-Type: text/html\r\n${mail}`],
  ])("%s changes it", (_, other) => {
    expect(hashOf(other)).not.toBe(hashOf(mail));
  });

  test("F7 mails without Message-ID and Date are told apart by every field of the sender", () => {
    expect(hashOf("X-Priority: 1\r\nComments: a\r\n\r\n")).not.toBe(hashOf("X-Priority: 1\r\nComments: b\r\n\r\n"));
    expect(hashOf("Received: x\r\nComments: a\r\n\r\n")).toBe(hashOf("Comments: a\r\n\r\n"));
  });

  test("F7 text without an empty line before it tells mails apart, an mbox line does not", () => {
    const trace = "Return-Path: <a@b.test>\r\n";
    expect(hashOf(`${trace}the door is broken\r\n`)).not.toBe(hashOf(`${trace}the lamp: is broken\r\n`));
    expect(hashOf(`${trace}the door is broken\r\n`)).not.toBe(hashOf(trace));
    expect(hashOf(mail.replace("Subject: hi\r\n", "Subject: hi\r\nCall me.\r\n"))).not.toBe(hashOf(mail));
    expect(hashOf(`${trace}From the shop I got it.\r\n`)).not.toBe(hashOf(`${trace}From now on call me.\r\n`));
    expect(hashOf(`From a@b.test Mon Nov 23 10:00:00 2026\r\n${mail}`)).toBe(hashOf(mail));
  });

  test("F6 a broken line among the fields of transport makes no other mail of it", () => {
    const scanned = "X-Scan: ok\r\nsee report\r\nReceived: from";
    expect(hashOf(`${scanned} a by b\r\n${mail}`)).toBe(hashOf(`${scanned} c by d\r\n${mail}`));
  });

  test("F10 it does not matter how the bytes are cut", () => {
    const pieces = fc.array(fc.constantFrom("a", "\r", "\n", "\r\n", ":", " ", "X: y", "\r\n\r\n", "\0", "é"), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        pieces,
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 240, maxLength: 240 }),
        (parts, sizes) => {
          const whole = Buffer.from(parts.join(""));
          const chunks: Uint8Array[] = [];
          for (let start = 0; start < whole.length;) {
            const size = sizes[chunks.length] ?? 1;
            chunks.push(whole.subarray(start, start + size));
            start += size;
          }
          expect(hashOf(...chunks)).toBe(hashOf(whole));
        },
      ),
    );
  });
});
