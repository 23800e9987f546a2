import { expect, test } from "@jest/globals";
import { parseDeliveryReport } from "./delivery-report.ts";

test("F17 each recipient of a report is read, with its original address where the mail was forwarded", () => {
  const report = [
    "Reporting-MTA: dns; mx.example.test",
    "Action: failed",
    "",
    "Original-Recipient: rfc822;jane@example.test",
    "Final-Recipient: rfc822; j.doe@elsewhere.test",
    "Action: Failed",
    "Status: 5.1.1 (unknown)",
    "Diagnostic-Code: smtp; 550 5.1.1",
    "  no such user",
    " ",
    "Final-Recipient: utf-8; <größe@example.test>",
    "Action: relayed",
    "",
  ].join("\r\n");
  expect(parseDeliveryReport(report)).toEqual([
    { address: "jane@example.test", action: "failed", status: "5.1.1", diagnostic: "550 5.1.1  no such user" },
    { address: "größe@example.test", action: "relayed", status: null, diagnostic: null },
  ]);
});

test("what is no report, or says nothing known of nobody, reports nothing", () => {
  for (const report of ["", "hello", "Final-Recipient: rfc822; a@b.test", "Action: failed\n\nStatus: 5.0.0"]) {
    expect(parseDeliveryReport(report)).toEqual([]);
  }
});
