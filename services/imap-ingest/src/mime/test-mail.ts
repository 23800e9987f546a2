import { parseTestMailText, testMailHeader, testMailPurpose } from "@mailroom/contracts/test-mail";
import { makeTextSigner } from "@mailroom/http/signed-text";
import type { IsTestMail } from "../operations/ports.ts";

// Greylisting and full queues delay a mail for days; a mark that somebody has kept should not hide mails for ever.
const validMs = 7 * 24 * 60 * 60 * 1000;
const fieldName = Buffer.from(`\n${testMailHeader}:`, "latin1");

/** Knows the test mails of an account by their signed field (X25); nobody else can mark a mail, nor one of another account. */
export function makeTestMailCheck(internalKey: string): IsTestMail {
  const signer = makeTextSigner(internalKey, testMailPurpose);
  return ({ head, internalDate }, accountId) => {
    const signed = valueOf(head);
    const text = signed === null ? null : signer.verify(signed);
    const mark = text === null ? null : parseTestMailText(text);
    if (mark?.accountId !== accountId) return false;
    return Math.abs(internalDate.getTime() - mark.sentAt.getTime()) < validMs;
  };
}

/** Of the header section; looked up as bytes because it is done for every mail, and hardly any has it. */
function valueOf(head: Buffer): string | null {
  const at = head.indexOf(fieldName);
  if (at < 0) return null;
  const end = head.indexOf("\r\n\r\n");
  if (end >= 0 && at > end) return null;
  const line = head.toString("latin1", at + fieldName.length, at + fieldName.length + 400);
  return /^[ \t]*(?:\r\n[ \t]+)?([\w.-]+)[ \t]*\r?\n/.exec(line)?.[1] ?? null;
}
