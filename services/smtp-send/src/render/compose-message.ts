/**
 * Makes the bytes of a message once; they are kept as a blob, so every attempt, and the copy in Sent, is the same message to
 * the last byte. Addresses and header values were checked where they came in and are checked again here: nodemailer would
 * rewrite what it cannot send instead of refusing it.
 */
import { Readable } from "node:stream";
import type { Blobs } from "@mailroom/blobs/blobs";
import { DomainError } from "@mailroom/contracts/domain-error";
import { maxOutgoingBodyBytes, type OutgoingMessage } from "@mailroom/contracts/events/delivery";
import type { BodyContent } from "@mailroom/contracts/events/message";
import { assertSafeAddress } from "@mailroom/mail-address/assert-safe-address";
import MailComposer from "nodemailer/lib/mail-composer";
import type { ComposeMessage } from "../operations/ports.ts";

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
        contentType: typeOfFile(attachment.contentType),
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

/**
 * A file stays one, whatever it calls itself: as `multipart/*` it would be a container, as `message/*` it could not be
 * encoded (RFC 2046 §5.2.1), and lines of any length would go out as they are.
 */
function typeOfFile(contentType: string): string {
  return /^(?:multipart|message)\//i.test(contentType) ? "application/octet-stream" : contentType;
}

async function readBody(blobs: Blobs, body: BodyContent): Promise<string> {
  if (body.kind === "inline") return body.text;
  return (await blobs.readAll(body.hash, maxOutgoingBodyBytes)).toString("utf8");
}

/** RFC 5322 §3.6.4, without white space and comments: nodemailer would mend anything else, and the thread would break. */
const messageIdForm = /^<[^\s<>]+@[^\s<>]+>$/;
/** RFC 5322 §2.2: printable, without colon. */
const fieldName = /^[!-9;-~]+$/;
/** Fields that the message itself decides. */
const ownFields =
  /^(from|sender|reply-to|to|cc|bcc|subject|date|message-id|in-reply-to|references|mime-version|content-.*)$/i;

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
  // Everything but the tab that counts as a control or a line separator somewhere.
  if (values.some((value) => /[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/u.test(value))) {
    throw unsafeHeader("A header value holds a line break or another control character.");
  }
  if (!messageIdForm.test(message.messageId)) throw unsafeHeader("The Message-ID is malformed.");
  if (message.extraHeaders.some(({ name }) => !fieldName.test(name) || ownFields.test(name))) {
    throw unsafeHeader("A further header field has a name that is malformed or reserved.");
  }
}

function unsafeHeader(message: string): DomainError {
  return new DomainError("unsafe-header", "invalid", message);
}
