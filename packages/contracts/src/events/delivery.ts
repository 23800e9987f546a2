import Type, { type Static } from "typebox";
import { defineCommand, defineEvent } from "../define-event.ts";
import { BlobHash, Instant, Uuid } from "../identifier.ts";
import { MailAddress } from "../mail-address.ts";
import { nullable } from "../nullable.ts";
import { AttachmentDescription, BodyContent } from "./message.ts";

export const deliveryStates = ["queued", "sending", "sent", "deferred", "failed", "uncertain", "cancelled"] as const;
export const recipientStates = ["pending", "accepted", "deferred", "refused"] as const;

/** Of the text, and of the HTML: what is longer is not sent. */
export const maxOutgoingBodyBytes = 5 * 1024 * 1024;

export const OutgoingMessage = Type.Object({
  /** Equals the message's key: a repeated command is the same delivery. */
  deliveryId: Uuid,
  interactionId: Uuid,
  accountId: Uuid,
  from: MailAddress,
  to: Type.Array(MailAddress, { maxItems: 100 }),
  cc: Type.Array(MailAddress, { maxItems: 100 }),
  bcc: Type.Array(MailAddress, { maxItems: 100 }),
  replyTo: Type.Array(MailAddress, { maxItems: 10 }),
  subject: Type.String({ maxLength: 4000 }),
  messageId: Type.String({ maxLength: 1000 }),
  inReplyTo: nullable(Type.String({ maxLength: 1000 })),
  references: Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 200 }),
  date: Instant,
  text: BodyContent,
  html: nullable(BodyContent),
  attachments: Type.Array(AttachmentDescription, { maxItems: 100 }),
  /** Further header fields, e.g. Auto-Submitted on automatic mail. */
  extraHeaders: Type.Array(
    Type.Object({ name: Type.String({ maxLength: 100 }), value: Type.String({ maxLength: 1000 }) }),
    { maxItems: 20 },
  ),
});
export type OutgoingMessage = Static<typeof OutgoingMessage>;

export const deliverySend = defineCommand({
  target: "smtp-send",
  senders: ["interaction-history"],
  name: "delivery.send",
  version: 1,
  description: "Send this message. Key: deliveryId.",
  schema: OutgoingMessage,
});

export const RecipientResult = Type.Object({
  address: Type.String(),
  state: Type.Enum([...recipientStates]),
  /** The server's last reply, e.g. `550 5.1.1 unknown`. */
  reply: nullable(Type.String({ maxLength: 1000 })),
});
export type RecipientResult = Static<typeof RecipientResult>;

export const DeliverySnapshot = Type.Object({
  deliveryId: Uuid,
  interactionId: Uuid,
  accountId: Uuid,
  state: Type.Enum([...deliveryStates]),
  recipients: Type.Array(RecipientResult),
  attempts: Type.Integer({ minimum: 0 }),
  nextAttemptAt: nullable(Instant),
  sentAt: nullable(Instant),
  /** The bytes that were, or will be, sent. */
  rawHash: nullable(BlobHash),
  /** Why it failed, waits or is unknown, in plain words. */
  detail: nullable(Type.String({ maxLength: 1000 })),
});
export type DeliverySnapshot = Static<typeof DeliverySnapshot>;

export const deliveryChanged = defineEvent({
  producer: "smtp-send",
  name: "delivery.changed",
  version: 1,
  description: "A delivery reached another state: its snapshot. Key: deliveryId.",
  schema: DeliverySnapshot,
});
