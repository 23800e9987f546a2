import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Uuid } from "../identifier.ts";
import { Recipient, ReplyAccepted, ReplyBody } from "./interaction.ts";
import { outgoingFiles } from "./upload.ts";

const copies = Type.Optional(Type.Array(Recipient, { maxItems: 50 }));

/** S99: the chosen message to somebody else. */
export const ForwardBody = closed({
  from: Type.Optional(ReplyBody.properties.from),
  to: Type.Array(Recipient, { minItems: 1, maxItems: 50 }),
  cc: copies,
  bcc: copies,
  text: Type.Optional(Type.String({ maxLength: 200_000, description: "Stands above what is forwarded" })),
  subject: Type.Optional(
    Type.String({ minLength: 1, maxLength: 990, description: "Default: Fwd: and the message's subject" }),
  ),
  attachments: Type.Optional(
    Type.Array(Type.Integer({ minimum: 1 }), {
      maxItems: 500,
      uniqueItems: true,
      description: "Numbers of the message's attachments that go along. Default: all; images inside its text always do",
    }),
  ),
  ...outgoingFiles,
});
export type ForwardBody = Static<typeof ForwardBody>;

export const forwardMessage = defineRoute({
  operationId: "forwardMessage",
  method: "POST",
  path: "/messages/{messageId}/forward",
  service: "interaction-history",
  action: "interactions.reply",
  tag: "Messages",
  summary: "Forward a message",
  description:
    "Carries the message with its attachments; where the account's includeMessageOnForward is on, all earlier messages of " +
    "the interaction below it, their attachments by name only. The forward stays in the interaction, and its recipients may " +
    "answer into it. It is no answer to the customer, who waits on.",
  params: closed({ messageId: Uuid }),
  body: ForwardBody,
  idempotencyKey: "required",
  responses: { 202: ReplyAccepted },
});
