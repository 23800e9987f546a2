/**
 * What makes two mails the same mail: From, To, Date, Subject, Message-ID and body, as they were written. Fields that
 * transport adds (Received, Return-Path, Delivered-To, Authentication-Results…) are not part of it, so a mail that came
 * twice on different ways is recognised (F6, F7, F28).
 */
import type { HeaderField } from "./header-fields.ts";

/** The Content fields say how the body's bytes are to be read: with others it is another body. */
const identifying = [
  ...["from", "to", "date", "subject", "message-id"],
  ...["mime-version", "content-type", "content-transfer-encoding"],
];

/** Written by servers on the way, not by the sender. */
const transportTrace =
  /^(received|return-path|delivered-to|x-original-to|envelope-to|delivery-date|authentication-results|received-spf|dkim-signature|arc-.*|x-.*|status|content-length)$/;

/**
 * The text to hash. `bodyHash` is over the body with line ends as LF and without empty lines at its end, which LMTP may
 * add. A mail with neither Message-ID nor Date says too little about itself (test mails, mails of programs): then every
 * field that transport has not written counts. `earlyText`: what stands of the body before the first empty line where its
 * writer left out the one before it (`startOfText`); else empty, and no part of the identity.
 */
export function contentIdentity(fields: readonly HeaderField[], bodyHash: string, earlyText: string): string {
  const isTelling = fields.some(({ name }) => name === "message-id" || name === "date");
  const chosen = fields.filter(({ name }) => (isTelling ? identifying.includes(name) : !transportTrace.test(name)));
  const lines = chosen.map(({ name, value }) => `${name}:${value.replace(/\s+/g, " ")}`).sort();
  return JSON.stringify(["mailroom content 1", lines, bodyHash, ...(earlyText === "" ? [] : [earlyText])]);
}
