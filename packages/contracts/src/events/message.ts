import Type, { type Static } from "typebox";
import { defineEvent } from "../define-event.ts";
import { BlobHash, Instant, Uuid } from "../identifier.ts";
import { MailAddress } from "../mail-address.ts";
import { nullable } from "../nullable.ts";

/** Where a mail lies. A UID means nothing without its UIDVALIDITY (RFC 9051 §2.3.1.1), nor without the source it was read from. */
export const MessageLocator = Type.Object({
  mailbox: Type.String(),
  uidValidity: Type.Integer({ minimum: 1 }),
  uid: Type.Integer({ minimum: 1 }),
  sourceEpoch: Type.Integer({ minimum: 1 }),
  /** 1, or higher where a mail set unread again was taken in anew (S69). */
  generation: Type.Integer({ minimum: 1 }),
});
export type MessageLocator = Static<typeof MessageLocator>;

/** A body that is small travels inline; a long one is a blob of UTF-8 text. */
export const BodyContent = Type.Union([
  Type.Object({ kind: Type.Literal("inline"), text: Type.String() }),
  Type.Object({ kind: Type.Literal("blob"), hash: BlobHash, sizeBytes: Type.Integer({ minimum: 0 }) }),
]);
export type BodyContent = Static<typeof BodyContent>;

/** Bodies of up to this many UTF-8 bytes (text and HTML together) travel inside the event. */
export const maxInlineBodyBytes = 96 * 1024;

export const AttachmentDescription = Type.Object({
  /** Position among the message's attachments, from 1. */
  n: Type.Integer({ minimum: 1 }),
  /** As the sender named it, decoded; cleaned only where it is shown. */
  filename: nullable(Type.String({ maxLength: 2000 })),
  contentType: Type.String({ maxLength: 200 }),
  sizeBytes: Type.Integer({ minimum: 0 }),
  hash: BlobHash,
  /** Without angle brackets (RFC 2392). */
  contentId: nullable(Type.String({ maxLength: 1000 })),
  disposition: Type.Union([Type.Literal("attachment"), Type.Literal("inline")]),
});
export type AttachmentDescription = Static<typeof AttachmentDescription>;

/** A header field as it was sent, unfolded. */
export const HeaderField = Type.Object({
  name: Type.String({ maxLength: 100 }),
  value: Type.String({ maxLength: 1000 }),
});
export type HeaderField = Static<typeof HeaderField>;

/** The header fields that consumers decide by. Message-IDs keep their angle brackets. */
export const MessageHeaders = Type.Object({
  messageId: nullable(Type.String({ maxLength: 1000 })),
  inReplyTo: Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 200 }),
  references: Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 200 }),
  /** The Date field; null where absent or unreadable. */
  date: nullable(Instant),
  subject: Type.String({ maxLength: 4000 }),
  from: nullable(MailAddress),
  sender: nullable(MailAddress),
  replyTo: Type.Array(MailAddress, { maxItems: 100 }),
  to: Type.Array(MailAddress, { maxItems: 500 }),
  cc: Type.Array(MailAddress, { maxItems: 500 }),
});
export type MessageHeaders = Static<typeof MessageHeaders>;

/** What the mail is, as its headers say (RFC 3834, RFC 3464, RFC 2919). */
export const MessageClassification = Type.Object({
  /** Auto-Submitted other than `no`, or a vendor's equivalent: never answer it automatically. */
  automatic: Type.Boolean(),
  /** Mailing list or bulk mail. */
  bulk: Type.Boolean(),
  /** Delivery status notification (RFC 3464) or another report about a delivery. */
  bounce: Type.Boolean(),
  /** From is the account's own address, or the mail carries a loop mark of ours. */
  own: Type.Boolean(),
});
export type MessageClassification = Static<typeof MessageClassification>;

/** What a delivery status notification says of one recipient (RFC 3464 §2.3). */
export const ReportedRecipient = Type.Object({
  /** Original-Recipient, else Final-Recipient, without its type. */
  address: Type.String({ maxLength: 1000 }),
  action: Type.Enum(["failed", "delayed", "delivered", "relayed", "expanded"]),
  /** Enhanced status code, e.g. `5.1.1`. */
  status: nullable(Type.String({ maxLength: 20 })),
  /** What the receiving server said, without its type. */
  diagnostic: nullable(Type.String({ maxLength: 1000 })),
});
export type ReportedRecipient = Static<typeof ReportedRecipient>;

export const ReceivedMessage = Type.Object({
  /** The message's id everywhere in Mailroom; made once, before the mail was fetched. */
  messageKey: Uuid,
  accountId: Uuid,
  locator: MessageLocator,
  /** INTERNALDATE: when the server took the mail. */
  receivedAt: Instant,
  sizeBytes: Type.Integer({ minimum: 0 }),
  rawHash: BlobHash,
  /** SHA-256 over From, To, Date, Subject, Message-ID and body: same mail, other transport trace. */
  contentHash: BlobHash,
  headers: MessageHeaders,
  /** All header fields in order, cut to 16 KiB together: what conditions of actions may ask for (X2). Absent: not kept. */
  headerFields: Type.Optional(Type.Array(HeaderField, { maxItems: 200 })),
  classification: MessageClassification,
  /** It was unread when its account was activated for the first time (X18): never answer it automatically. Absent: no. */
  backlog: Type.Optional(Type.Boolean()),
  text: nullable(BodyContent),
  html: nullable(BodyContent),
  attachments: Type.Array(AttachmentDescription, { maxItems: 500 }),
  /**
   * Message-IDs of In-Reply-To and References for which `headers` has no room: first those that look like ours, then from the
   * newest back. Absent: there are no more.
   */
  furtherMessageIds: Type.Optional(Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 2000 })),
  /**
   * Of a bounce: the Message-IDs of the mails it is about, from its returned part (RFC 3462 message/rfc822 or
   * text/rfc822-headers). Absent or empty where nothing readable was returned.
   */
  reportedMessageIds: Type.Optional(Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 20 })),
  /** Of a bounce: what its message/delivery-status part says. Absent or empty where there is none. */
  reportedRecipients: Type.Optional(Type.Array(ReportedRecipient, { maxItems: 100 })),
  /** The mail could not be parsed: what is known stands above, the rest is empty, the raw bytes are kept (F1, N11). */
  quarantine: nullable(Type.Object({ code: Type.String({ maxLength: 80 }), detail: Type.String({ maxLength: 1000 }) })),
});
export type ReceivedMessage = Static<typeof ReceivedMessage>;

export const messageReceived = defineEvent({
  producer: "imap-ingest",
  name: "message.received",
  version: 1,
  description:
    "A mail was taken from an IMAP mailbox, exactly once. Key: accountId. A quarantined one is a placeholder.",
  schema: ReceivedMessage,
});
