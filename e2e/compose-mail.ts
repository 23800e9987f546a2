import { randomUUID } from "node:crypto";

export type MailDraft = {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** With `<>`; a new one where it is missing. */
  readonly messageId?: string;
  /** Message-ID of the mail that this one answers, with `<>`. */
  readonly inReplyTo?: string;
  /** Oldest first. */
  readonly references?: readonly string[];
};

/** A plain mail (RFC 5322) as a customer's program would write it. */
export function composeMail(draft: MailDraft): string {
  const domain = draft.from.slice(draft.from.lastIndexOf("@") + 1);
  const lines = [
    `From: ${draft.from}`,
    `To: ${draft.to}`,
    `Subject: ${draft.subject}`,
    `Date: ${new Date().toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: ${draft.messageId ?? `<${randomUUID()}@${domain}>`}`,
    ...(draft.inReplyTo === undefined ? [] : [`In-Reply-To: ${draft.inReplyTo}`]),
    ...(draft.references === undefined ? [] : [`References: ${draft.references.join("\r\n ")}`]),
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "",
    draft.text,
    "",
  ];
  return lines.join("\r\n");
}
