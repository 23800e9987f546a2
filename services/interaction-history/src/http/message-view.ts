import { attachmentName } from "@mailroom/attachment-name/attachment-name";
import type { Message as MessageView } from "@mailroom/contracts/api/interaction";
import type { AttachmentDescription } from "@mailroom/contracts/events/message";
import { isShownInline } from "../domain/inline-attachment.ts";
import type { Message } from "../operations/ports.ts";
import type { MessageText } from "../operations/read-text.ts";

export function toMessageView(message: Message, { text, isTruncated }: MessageText): MessageView {
  return {
    id: message.id,
    interactionId: message.interactionId,
    accountId: message.accountId,
    direction: message.direction,
    author: message.author,
    agentId: message.agentId,
    from: message.from,
    to: [...message.to],
    cc: [...message.cc],
    subject: message.subject,
    messageId: message.messageIdHeader,
    inReplyTo: [...message.inReplyTo],
    references: [...message.references],
    date: message.date?.toISOString() ?? null,
    at: message.at.toISOString(),
    text,
    textTruncated: isTruncated,
    hasHtml: message.html !== null,
    attachments: message.attachments.map((attachment) => toAttachmentView(attachment, message)),
    sizeBytes: message.sizeBytes,
    classification: message.classification,
    join: message.join,
    quarantine: message.quarantine,
    delivery: toDeliveryView(message),
    warnings: [...(message.warnings ?? [])],
  };
}

function toAttachmentView(attachment: AttachmentDescription, message: Message): MessageView["attachments"][number] {
  const { n, filename, contentType, sizeBytes } = attachment;
  const inline = isShownInline(attachment, message.html);
  return { n, filename: attachmentName(filename, n), contentType, sizeBytes, inline };
}

function toDeliveryView({ id, delivery }: Message): MessageView["delivery"] {
  if (delivery === null) return null;
  const { state, recipients, nextAttemptAt, detail } = delivery;
  const refusedRecipients = recipients.filter((recipient) => recipient.state === "refused").length;
  return { id, state, recipients, refusedRecipients, nextAttemptAt, detail };
}
