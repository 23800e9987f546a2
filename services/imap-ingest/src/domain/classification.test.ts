import { describe, expect, test } from "@jest/globals";
import { classify } from "./classification.ts";
import { type HeaderField, parseHeaderFields, valuesOf } from "./header-fields.ts";
import { noHeaders, type ParsedHeaders } from "./parsed-mail.ts";

function headers(section: string, changes: Partial<ParsedHeaders> = {}): ParsedHeaders {
  const fields: HeaderField[] = parseHeaderFields(section);
  const from = { name: "", address: "ana@example.test" };
  return { ...noHeaders, from, field: (name) => valuesOf(fields, name), ...changes };
}
const own = "support@mailroom.test";
const person = { automatic: false, bulk: false, bounce: false, own: false };

describe("classify", () => {
  test("a person's mail is none of it", () => {
    expect(classify(headers("Subject: hi\r\nAuto-Submitted: no\r\nReturn-Path: <ana@example.test>"), own)).toEqual(
      person,
    );
  });

  test.each([
    "Auto-Submitted: auto-replied",
    "auto-submitted: Auto-Generated; owner-email=x",
    "Return-Path: <>",
    "X-Auto-Response-Suppress: All",
    "Precedence: auto_reply",
    "X-Autoreply: yes",
  ])("%s marks an automatic mail", (field) => {
    expect(classify(headers(field), own)).toEqual({ ...person, automatic: true });
  });

  test.each(["List-Id: <news.example.test>", "Precedence: bulk", "List-Unsubscribe: <https://example.test/u>"])(
    "%s marks bulk mail",
    (field) => {
      expect(classify(headers(field), own)).toEqual({ ...person, bulk: true });
    },
  );

  test("a delivery report is a bounce, a disposition notification is not", () => {
    const report = (type: string) => ({
      contentType: { type: "multipart/report", parameters: { "report-type": type } },
    });
    expect(classify(headers("", report("delivery-status")), own)).toMatchObject({ bounce: true, automatic: true });
    expect(classify(headers("", report("disposition-notification")), own)).toMatchObject({
      bounce: false,
      automatic: true,
    });
  });

  test("a plain-text report of a server is a bounce by its sender and null reverse-path", () => {
    const from = { name: "", address: "MAILER-DAEMON@mx.example.test" };
    expect(classify(headers("Return-Path: <>", { from }), own).bounce).toBe(true);
    expect(classify(headers("Return-Path: <x@y.test>", { from }), own).bounce).toBe(false);
  });

  test("a mail from the account itself is its own, whatever the case", () => {
    expect(classify(headers("", { from: { name: "", address: "Support@Mailroom.test" } }), own).own).toBe(true);
  });
});
