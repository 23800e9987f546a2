import { describe, expect, test } from "@jest/globals";
import { maxEventBytes } from "@mailroom/contracts/envelope";
import { ReceivedMessage } from "@mailroom/contracts/events/message";
import { Check } from "typebox/value";
import { planBodies, summariseMessage, type SummaryParts } from "./message-summary.ts";
import { noBody, noHeaders, type ParsedAttachment } from "./parsed-mail.ts";

const hash = "a".repeat(64);
const key = "0190a0a0-0000-7000-8000-0000000000aa";
function parts(changes: Partial<SummaryParts> = {}): SummaryParts {
  const locator = { mailbox: "INBOX", uidValidity: 1, uid: 1, sourceEpoch: 1, generation: 1 };
  return {
    ...{
      messageKey: key,
      accountId: key,
      locator,
      receivedAt: new Date(0),
      sizeBytes: 1,
      rawHash: hash,
      contentHash: hash,
    },
    ...{
      headers: noHeaders,
      body: noBody,
      text: null,
      html: null,
      quarantine: null,
      ownAddress: "support@mailroom.test",
      isBacklog: false,
    },
    ...changes,
  };
}
const attachment = (changes: Partial<ParsedAttachment> = {}): ParsedAttachment => ({
  ...{ filename: "a.png", contentType: "image/png", contentId: null, hash, sizeBytes: 1 },
  ...changes,
});

describe("summariseMessage", () => {
  test("F10 however much a header names, the event stays within its contract and its size", () => {
    const many = Array.from({ length: 600 }, (_, n) => ({
      name: '"'.repeat(1500),
      address: `${"x".repeat(300)}${n}@b.test`,
    }));
    const references = Array.from({ length: 900 }, (_, n) => `<${"r".repeat(900)}${n}@b.test>`);
    const headers = { ...noHeaders, to: many, cc: many, replyTo: many, references, subject: "ü".repeat(9000) };
    const attachments = Array.from({ length: 300 }, () => attachment({ filename: "名".repeat(3000) }));
    const text = { kind: "inline" as const, text: "t".repeat(90_000) };
    const message = summariseMessage(parts({ headers, body: { ...noBody, attachments }, text }));
    expect(Check(ReceivedMessage, message)).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(maxEventBytes);
    expect(message.attachments).toHaveLength(300);
    expect([message.headers.references[0], message.headers.references.at(-1)]).toEqual([
      references[0],
      references[899],
    ]);
  });

  test("F23 of a thousand ids behind ours none pushes it out of the event", () => {
    const foreign = (from: number) =>
      Array.from({ length: 1000 }, (_, n) => `<list-${from + n}.${"x".repeat(60)}@b.test>`);
    const ours = `<MR1.i.${"A".repeat(52)}@desk.test>`;
    const references = ["<root@b.test>", ...foreign(0), ours, ...foreign(1000)];
    const message = summariseMessage(parts({ headers: { ...noHeaders, references } }));
    expect(Check(ReceivedMessage, message)).toBe(true);
    expect(message.headers.references).toHaveLength(200);
    const further = message.furtherMessageIds ?? [];
    expect(further.slice(0, 2)).toEqual([ours, references[1802]]);
    expect(further.join("").length).toBeLessThan(65_537);
    expect(summariseMessage(parts({ headers: { ...noHeaders, references: [ours] } }))).not.toHaveProperty(
      "furtherMessageIds",
    );
  });

  test("X2 header fields are kept for conditions, without trace and signatures, and never more than fit", () => {
    const fields = [
      { name: "received", value: "from a by b" },
      { name: "dkim-signature", value: "v=1" },
      { name: "x-priority", value: "1\t(high)\u0000" },
      ...Array.from({ length: 300 }, (_, n) => ({ name: `x-${n}`, value: "v".repeat(5_000) })),
    ];
    const { headerFields = [] } = summariseMessage(parts({ headers: { ...noHeaders, fields } }));
    expect(headerFields[0]?.name).toBe("x-priority");
    expect(headerFields.every(({ value }) => value.length <= 1000)).toBe(true);
    expect(JSON.stringify(headerFields).length).toBeLessThan(20_000);
    expect(headerFields.length).toBeGreaterThan(10);
  });

  test("F12 an image is inline only where the HTML shows it", () => {
    const attachments = [
      attachment({ contentId: "a@b" }),
      attachment({ contentId: "c@d" }),
      attachment({ contentId: "x+y@b" }),
    ];
    const body = { ...noBody, html: '<img src="cid:a@b"><img src="cid:x%2By@b">', attachments };
    const dispositions = summariseMessage(parts({ body })).attachments.map((one) => one.disposition);
    expect(dispositions).toEqual(["inline", "attachment", "inline"]);
  });

  test("control characters, NUL and lone surrogates reach nobody", () => {
    const headers = { ...noHeaders, subject: "a\r\nBcc: x\0 \ud800" };
    expect(summariseMessage(parts({ headers })).headers.subject).toBe("a Bcc: x\ufffd \ufffd");
  });

  test("a From without an address is no From", () => {
    const headers = { ...noHeaders, from: { name: "Nobody", address: "" } };
    expect(summariseMessage(parts({ headers })).headers.from).toBeNull();
  });
});

test.each([
  [10, 10, { text: "inline", html: "inline" }],
  [10, 200_000, { text: "inline", html: "blob" }],
  [200_000, 10, { text: "blob", html: "inline" }],
  [200_000, 200_000, { text: "blob", html: "blob" }],
])("bodies of %d and %d bytes travel as %j", (text, html, expected) => {
  expect(planBodies({ text: "t".repeat(text), html: "h".repeat(html) })).toEqual(expected);
});
