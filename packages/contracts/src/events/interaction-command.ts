/**
 * What routing wants done at an interaction. The command's id is made from its cause, so that the same
 * step about the same message is one command, however often it is decided. interaction-history refuses what is stale and
 * says so with `interaction.command-refused`. Key of all: interactionId.
 */
import Type, { type Static } from "typebox";
import { defineCommand, defineEvent } from "../define-event.ts";
import { Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";

const command = { commandId: Uuid, interactionId: Uuid, accountId: Uuid };

export const CloseOrder = Type.Object({
  ...command,
  /** `action`: a step of the account's list (X2). `inactivity`: S86. Neither is held to a mandatory disposition (S91). */
  cause: Type.Enum(["action", "inactivity"]),
  /** Only while this is the newest message; null: whatever came meanwhile. */
  ifLastMessage: nullable(Uuid),
  /** What it is closed with; null: without. One that does not exist any more is left out. */
  dispositionId: nullable(Uuid),
});
export type CloseOrder = Static<typeof CloseOrder>;

export const interactionClose = defineCommand({
  target: "interaction-history",
  senders: ["routing"],
  name: "interaction.close",
  version: 1,
  description: "Close an interaction, unless something came meanwhile. Key: interactionId.",
  schema: CloseOrder,
});

export const AutoReplyOrder = Type.Object({
  ...command,
  /** The message that is answered. */
  messageKey: Uuid,
  /** A named template. */
  templateId: Uuid,
  frequency: Type.Enum(["oneTime", "always", "firstMessage"]),
  recipients: Type.Enum(["reply", "replyToAll"]),
  /** The queue that the interaction waited in last, by name; null: none. */
  queueName: nullable(Type.String({ maxLength: 255 })),
});
export type AutoReplyOrder = Static<typeof AutoReplyOrder>;

export const interactionAutoReply = defineCommand({
  target: "interaction-history",
  senders: ["routing"],
  name: "interaction.auto-reply",
  version: 1,
  description: "Answer a message by a template, where that is due and no loop (X2, F13). Key: interactionId.",
  schema: AutoReplyOrder,
});

export const TagOrder = Type.Object({
  ...command,
  tags: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 1, maxItems: 20 }),
});
export type TagOrder = Static<typeof TagOrder>;

export const interactionTag = defineCommand({
  target: "interaction-history",
  senders: ["routing"],
  name: "interaction.tag",
  version: 1,
  description: "Add tags to an interaction. Key: interactionId.",
  schema: TagOrder,
});

export const commandRefusals = [
  /** Another message came meanwhile, or the interaction is not open. */
  "stale",
  /** There is no such interaction, message or template. */
  "unknown",
  /** Automatic, bulk, own or undeliverable mail; mail that was unread before the account was activated. */
  "not-answerable",
  /** It was answered as often as its frequency allows. */
  "answered-before",
  /** The sender got as many automatic answers of the account as a day allows. */
  "daily-limit",
  /** The account is switched off or deleted. */
  "account-inactive",
  /** What the template makes cannot be sent. */
  "template-failed",
] as const;

export const CommandRefused = Type.Object({
  ...command,
  command: Type.Enum(["close", "auto-reply", "tag"]),
  reason: Type.Enum([...commandRefusals]),
});
export type CommandRefused = Static<typeof CommandRefused>;

export const commandRefused = defineEvent({
  producer: "interaction-history",
  name: "interaction.command-refused",
  version: 1,
  description: "A command of routing was not carried out, and why. Key: interactionId.",
  schema: CommandRefused,
});
