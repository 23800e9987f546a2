import Type, { type Static } from "typebox";
import { defineEvent } from "../define-event.ts";
import { Instant, Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";

/** An interaction shown to one agent, with a deadline. Events of routing about it have the interaction's id as key. */
export const OfferSnapshot = Type.Object({
  offerId: Uuid,
  interactionId: Uuid,
  accountId: Uuid,
  agentId: Uuid,
  /** null: offered to the agent alone, not through a queue. */
  queueId: nullable(Uuid),
  workItemKind: Type.Union([Type.Literal("new"), Type.Literal("reply"), Type.Literal("transfer")]),
  madeAt: Instant,
  expiresAt: nullable(Instant),
});
export type OfferSnapshot = Static<typeof OfferSnapshot>;

export const offerMade = defineEvent({
  producer: "routing",
  name: "offer.made",
  version: 1,
  description: "An interaction is offered to an agent. Key: interactionId.",
  schema: OfferSnapshot,
});

const EndedOffer = Type.Object({
  offerId: Uuid,
  interactionId: Uuid,
  accountId: Uuid,
  agentId: Uuid,
  endedAt: Instant,
});

export const offerAccepted = defineEvent({
  producer: "routing",
  name: "offer.accepted",
  version: 1,
  description: "The agent took the interaction. Key: interactionId.",
  schema: EndedOffer,
});

export const offerRejected = defineEvent({
  producer: "routing",
  name: "offer.rejected",
  version: 1,
  description: "The agent refused; the next one is asked. Key: interactionId.",
  schema: EndedOffer,
});

export const offerExpired = defineEvent({
  producer: "routing",
  name: "offer.expired",
  version: 1,
  description: "Nobody answered in time. Key: interactionId.",
  schema: EndedOffer,
});

export const offerWithdrawn = defineEvent({
  producer: "routing",
  name: "offer.withdrawn",
  version: 1,
  description:
    "The offer is void: another accepted, the interaction was closed, or the agent left. Key: interactionId.",
  schema: Type.Object({ ...EndedOffer.properties, reason: Type.String({ maxLength: 100 }) }),
});

export const assignmentChanged = defineEvent({
  producer: "routing",
  name: "assignment.changed",
  version: 1,
  description: "Who holds the interaction. Key: interactionId.",
  schema: Type.Object({
    interactionId: Uuid,
    accountId: Uuid,
    agentId: nullable(Uuid),
    queueId: nullable(Uuid),
    at: Instant,
    cause: Type.Union([Type.Literal("accepted"), Type.Literal("released"), Type.Literal("closed")]),
  }),
});

export const routingEnded = defineEvent({
  producer: "routing",
  name: "routing.ended",
  version: 1,
  description: "The interaction left routing without a holder: it is in Unread Messages. Key: interactionId.",
  schema: Type.Object({
    interactionId: Uuid,
    accountId: Uuid,
    at: Instant,
    reason: Type.Union([
      Type.Literal("no-action"),
      Type.Literal("queue-deleted"),
      Type.Literal("queue-timeout"),
      /** The agent who managed it is deleted or switched off, and no queue is left to go back to (S79). */
      Type.Literal("agent-gone"),
      /** It waited for its agent for as long as the account says, and the timeout action ended routing (S83, S85). */
      Type.Literal("wait-timeout"),
      /** It waited for its agent for 90 days (S80). */
      Type.Literal("wait-limit"),
      /** Its agent passed, and the timeout action ended routing (S77). */
      Type.Literal("agent-rejected"),
    ]),
  }),
});
