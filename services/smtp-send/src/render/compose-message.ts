/**
 * Makes the bytes of a message once; they are kept as a blob, so every attempt, and the copy in Sent, is the same message to
 * the last byte. Addresses and header values were checked where they came in and are checked again here: nodemailer would
 * rewrite what it cannot send instead of refusing it.
 */
import { Readable } from "node:stream";
import type { Blobs } from "@mailroom/blobs/blobs";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { OutgoingMessage } from "@mailroom/contracts/events/delivery";
import type { BodyContent } from "@mailroom/contracts/events/message";
import { assertSafeAddress } from "@mailroom/mail-address/assert-safe-address";
import MailComposer from "nodemailer/lib/mail-composer";
import type { ComposeMessage } from "../operations/ports.ts";

const maxBodyBytes = 5 * 1024 * 1024;
const maxMessageBytes = 50 * 1024 * 1024;

export function makeComposer(blobs: Blobs): ComposeMessage {
  return async (message) => {
    assertSendable(message);
    const composer = new MailComposer({
      from: message.from,
      to: message.to,
      cc: message.cc,
      // Bcc stands in the SMTP envelope only.
      replyTo: message.replyTo,
      subject: message.subject,
      messageId: message.messageId,
      ...(message.inReplyTo === null ? {} : { inReplyTo: message.inReplyTo }),
      references: message.references,
      date: new Date(message.date),
      text: await readBody(blobs, message.text),
      ...(message.html === null ? {} : { html: await readBody(blobs, message.html) }),
      headers: message.extraHeaders.map(({ name, value }) => ({ key: name, value })),
      attachments: message.attachments.map((attachment) => ({
        filename: attachment.filename ?? false,
        contentType: attachment.contentType,
        content: Readable.from(blobs.read(attachment.hash)),
        contentDisposition: attachment.disposition,
        ...(attachment.contentId === null ? {} : { cid: attachment.contentId }),
      })),
      disableFileAccess: true,
      disableUrlAccess: true,
      newline: "windows",
    });
    const stream = composer.compile().createReadStream();
    return blobs.write(stream, { reference: `message:${message.deliveryId}`, maxBytes: maxMessageBytes });
  };
}

async function readBody(blobs: Blobs, body: BodyContent): Promise<string> {
  if (body.kind === "inline") return body.text;
  return (await blobs.readAll(body.hash, maxBodyBytes)).toString("utf8");
}

/** @throws DomainError (invalid): it can never be sent as it is. */
function assertSendable(message: OutgoingMessage): void {
  for (const address of [message.from, ...message.to, ...message.cc, ...message.bcc, ...message.replyTo]) {
    assertSafeAddress(address);
  }
  const values = [
    message.subject,
    message.messageId,
    message.inReplyTo ?? "",
    ...message.references,
    ...message.extraHeaders.flatMap(({ name, value }) => [name, value]),
    ...message.attachments.flatMap((attachment) => [
      attachment.filename ?? "",
      attachment.contentType,
      attachment.contentId ?? "",
    ]),
  ];

  if (values.some((value) => /[\u0000-\u0008\u000a-\u001f\u007f]/.test(value))) {
    throw new DomainError(
      "unsafe-header",
      "invalid",
      "A header value holds a line break or another control character.",
    );
  }
}
