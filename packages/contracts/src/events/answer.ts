import Type, { type Static } from "typebox";
import { defineEvent } from "../define-event.ts";
import { Instant, Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";

/** What the customer may be waited for: the last word of an interaction is a person's or a program's, and it was sent. */
export const Answer = Type.Object({ messageKey: Uuid, sentAt: Instant });
export type Answer = Static<typeof Answer>;

export const answerChanged = defineEvent({
  producer: "interaction-history",
  name: "interaction.answer-changed",
  version: 1,
  description:
    "Since when an open interaction waits for its customer; null: its last word is not an answer that was sent. Key: interactionId.",
  schema: Type.Object({ interactionId: Uuid, accountId: Uuid, answer: nullable(Answer) }),
});
