import { expect, test } from "@jest/globals";
import { testMailText } from "@mailroom/contracts/test-mail";
import { makeTextSigner } from "@mailroom/http/signed-text";
import { makeTestMailCheck } from "./test-mail.ts";

const key = "an-internal-key-of-32-characters-or-more";
const accountId = "0190a0a0-0000-7000-8000-0000000000aa";
const sentAt = new Date("2026-03-01T10:00:00Z");
const isTestMail = makeTestMailCheck(key);
const mark = makeTextSigner(key, "test-mail").sign(testMailText({ accountId, sentAt, nonce: "abc_-1" }));

const mail = (head: string, at = sentAt) => ({ head: Buffer.from(head, "latin1"), internalDate: at });
const lines = (...fields: string[]) => `${fields.join("\r\n")}\r\n\r\nHello`;

test("X25 a test mail is known by its signed field, also below trace fields and folded", () => {
  expect(isTestMail(mail(lines("Received: by x", `Mailroom-Test: ${mark}`, "Subject: t")), accountId)).toBe(true);
  expect(isTestMail(mail(lines("Subject: t", `Mailroom-Test:\r\n ${mark}`)), accountId)).toBe(true);
});

test.each([
  ["of another account", lines("Subject: t", `Mailroom-Test: ${mark}`), "0190a0a0-0000-7000-8000-0000000000bb", sentAt],
  ["with a changed mark", lines("Subject: t", `Mailroom-Test: ${mark.replace("abc", "abd")}`), accountId, sentAt],
  ["with the mark in its body", `Subject: t\r\n\r\n\r\nMailroom-Test: ${mark}\r\n`, accountId, sentAt],
  [
    "with a mark of long ago",
    lines("Subject: t", `Mailroom-Test: ${mark}`),
    accountId,
    new Date("2026-03-09T10:00:00Z"),
  ],
  ["of a stranger", lines("Subject: t", "Mailroom-Test: yes"), accountId, sentAt],
] as const)("X25 a mail %s is a mail like any other", (_name, head, account, at) => {
  expect(isTestMail(mail(head, at), account)).toBe(false);
});
