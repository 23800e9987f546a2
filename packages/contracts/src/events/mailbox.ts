import Type from "typebox";
import { defineCommand, defineEvent } from "../define-event.ts";
import { BlobHash, Instant, Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";

export const mailboxAppend = defineCommand({
  target: "imap-ingest",
  senders: ["smtp-send"],
  name: "mailbox.append",
  version: 1,
  description:
    "File a copy of a sent message in the account's Sent mailbox, unless one with its Message-ID is there. Key: deliveryId.",
  schema: Type.Object({
    accountId: Uuid,
    deliveryId: Uuid,
    messageId: Type.String(),
    rawHash: BlobHash,
    sentAt: Instant,
  }),
});

export const mailboxFind = defineCommand({
  target: "imap-ingest",
  senders: ["smtp-send"],
  name: "mailbox.find",
  version: 1,
  description:
    "Look for a Message-ID in the account's Sent mailbox: it settles an uncertain delivery. Key: deliveryId.",
  schema: Type.Object({ accountId: Uuid, deliveryId: Uuid, messageId: Type.String() }),
});

export const mailboxAppended = defineEvent({
  producer: "imap-ingest",
  name: "mailbox.appended",
  version: 1,
  description: "The copy lies in Sent (or lay there already), or could not be filed for good. Key: deliveryId.",
  schema: Type.Object({
    accountId: Uuid,
    deliveryId: Uuid,
    outcome: Type.Union([Type.Literal("appended"), Type.Literal("already-there"), Type.Literal("refused")]),
    mailbox: nullable(Type.String()),
    detail: nullable(Type.String({ maxLength: 1000 })),
  }),
});

export const mailboxFound = defineEvent({
  producer: "imap-ingest",
  name: "mailbox.found",
  version: 1,
  description:
    "Answer to mailbox.find. Absence proves something only where the provider files sent mail itself. Key: deliveryId.",
  schema: Type.Object({ accountId: Uuid, deliveryId: Uuid, found: Type.Boolean(), lookedAt: Instant }),
});
