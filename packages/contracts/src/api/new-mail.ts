import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Uuid } from "../identifier.ts";
import { Recipient, ReplyAccepted, ReplyBody } from "./interaction.ts";
import { SentDraftHeaders } from "./sent-draft.ts";

/** As an answer, but that nobody has written yet: who gets it and what it is about must be said. */
export const NewMailBody = closed({
  ...ReplyBody.properties,
  accountId: Uuid,
  to: Type.Array(Recipient, { minItems: 1, maxItems: 50, description: "The first is the interaction's contact" }),
  subject: Type.String({ minLength: 1, maxLength: 900 }),
});
export type NewMailBody = Static<typeof NewMailBody>;

export const createInteraction = defineRoute({
  operationId: "createInteraction",
  method: "POST",
  path: "/interactions",
  service: "interaction-history",
  action: "interactions.pick",
  tag: "Interactions",
  summary: "Write a new mail: an interaction whose first message is ours",
  description:
    "For agents linked to the account, administrators, and keys by their scope. It is no work for routing; an answer of the customer goes to the agent who wrote. Stored and queued when this returns.",
  headers: SentDraftHeaders,
  body: NewMailBody,
  idempotencyKey: "required",
  responses: { 202: ReplyAccepted },
});
