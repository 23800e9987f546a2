import Type, { type Static } from "typebox";
import { defineEvent } from "../define-event.ts";
import { Instant, Uuid } from "../identifier.ts";
import { MailAddress } from "../mail-address.ts";
import { nullable } from "../nullable.ts";
import { HeaderField } from "./message.ts";

/** Why a message stands in its interaction. */
export const joinReasons = ["new", "token", "token-unverified", "references", "agent-reply", "api", "forward"] as const;

export const interactionOpened = defineEvent({
  producer: "interaction-history",
  name: "interaction.opened",
  version: 1,
  description: "A new interaction exists. Key: interactionId.",
  schema: Type.Object({
    interactionId: Uuid,
    /** Short number people use: #812. */
    number: Type.Integer({ minimum: 1 }),
    accountId: Uuid,
    contactId: nullable(Uuid),
    openedAt: Instant,
    /** The closed interaction that this one continues after `reopenWithinDays` (S71). */
    continuesInteractionId: nullable(Uuid),
  }),
});

export const interactionReopened = defineEvent({
  producer: "interaction-history",
  name: "interaction.reopened",
  version: 1,
  description: "A closed interaction is open again, by a customer's reply. Key: interactionId.",
  schema: Type.Object({ interactionId: Uuid, accountId: Uuid, reopenedAt: Instant }),
});

export const interactionClosed = defineEvent({
  producer: "interaction-history",
  name: "interaction.closed",
  version: 1,
  description: "An interaction was closed. Key: interactionId.",
  schema: Type.Object({
    interactionId: Uuid,
    accountId: Uuid,
    closedAt: Instant,
    closedBy: Type.Union([Type.Literal("agent"), Type.Literal("api"), Type.Literal("system")]),
    agentId: nullable(Uuid),
    /** What it was closed with (S107). Absent or null: without a disposition. */
    dispositionId: Type.Optional(nullable(Uuid)),
  }),
});

export const interactionChanged = defineEvent({
  producer: "interaction-history",
  name: "interaction.changed",
  version: 1,
  description: "Something a list shows has changed: read state, holder, title, disposition. Key: interactionId.",
  schema: Type.Object({ interactionId: Uuid, accountId: Uuid, unread: Type.Boolean(), agentId: nullable(Uuid) }),
});

/** What conditions of the account's actions may ask of an inbound message and its contact (X2), cut to a bounded size. */
export const MessageFacts = Type.Object({
  subject: Type.String({ maxLength: 1000 }),
  from: nullable(MailAddress),
  /** To and Cc. */
  to: Type.Array(MailAddress, { maxItems: 50 }),
  /** The beginning of the plain text. */
  body: Type.String({ maxLength: 4000 }),
  contactName: Type.String({ maxLength: 255 }),
  /** The contact's list; of an unknown sender the account's. */
  listId: nullable(Uuid),
  isReply: Type.Boolean(),
  /** Header fields, decoded as far as they are; absent from mail that was taken in before they were kept. */
  headers: Type.Array(HeaderField, { maxItems: 200 }),
});
export type MessageFacts = Static<typeof MessageFacts>;

export const AddedMessage = Type.Object({
  messageKey: Uuid,
  interactionId: Uuid,
  accountId: Uuid,
  direction: Type.Union([Type.Literal("in"), Type.Literal("out")]),
  /** Written by a customer, an agent, a program through the API, or Mailroom itself. */
  author: Type.Union([Type.Literal("contact"), Type.Literal("agent"), Type.Literal("api"), Type.Literal("system")]),
  agentId: nullable(Uuid),
  /** INTERNALDATE of an inbound message; the moment an outbound one was handed in. */
  at: Instant,
  first: Type.Boolean(),
  joinReason: Type.Enum([...joinReasons]),
  unverified: Type.Boolean(),
  /** Inbound only: routing makes no work of bounces, answers no automatic mail. */
  automatic: Type.Boolean(),
  bounce: Type.Boolean(),
  quarantined: Type.Boolean(),
  /** Inbound only: unread at the account's first activation (X18); nothing answers it automatically. Absent: no. */
  backlog: Type.Optional(Type.Boolean()),
  /** Inbound only. Absent: nothing is known, and conditions about the message do not hold. */
  facts: Type.Optional(MessageFacts),
  /**
   * Outbound only: it went to somebody else (S99), whatever its author. It answers nobody: the customer waits on, and it
   * does not count as the agent's last message. Absent: no.
   */
  forward: Type.Optional(Type.Boolean()),
});
export type AddedMessage = Static<typeof AddedMessage>;

export const messageAdded = defineEvent({
  producer: "interaction-history",
  name: "message.added",
  version: 1,
  description: "A message, in or out, was appended to an interaction. Key: interactionId.",
  schema: AddedMessage,
});
