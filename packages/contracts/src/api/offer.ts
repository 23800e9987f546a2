import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant, Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";

export const offerStates = ["open", "accepted", "rejected", "expired", "withdrawn"] as const;

export const Offer = closed({
  id: Uuid,
  interactionId: Uuid,
  accountId: Uuid,
  agentId: Uuid,
  queueId: nullable(Uuid),
  queueName: nullable(Type.String()),
  workItemKind: Type.Enum(["new", "reply", "transfer"]),
  state: Type.Enum([...offerStates]),
  madeAt: Instant,
  expiresAt: nullable(Instant),
  endedAt: nullable(Instant),
});
export type Offer = Static<typeof Offer>;

/** What an agent is told of an offer, as the account's settings say (S39, S93). */
export const OfferNotification = closed({
  offerId: Uuid,
  interactionId: Uuid,
  accountId: Uuid,
  text: Type.String({ description: "The account's template with its variables filled in: one line of plain text" }),
  sound: Type.Boolean({ description: "Whether it may be heard" }),
  shake: Type.Boolean({ description: "Whether it may move" }),
});
export type OfferNotification = Static<typeof OfferNotification>;

/** One thing routing decided about an interaction, with what it knew (N2). */
export const Decision = closed({
  id: Uuid,
  at: Instant,
  kind: Type.String(),
  summary: Type.String({ description: "One plain sentence with ids instead of names" }),
  inputs: Type.Unknown({ description: "Candidates, exclusions with reasons, versions of the configuration" }),
});
export type Decision = Static<typeof Decision>;

const offerParams = closed({ offerId: Uuid });
const service = "routing";
const tag = "Offers";

export const listOffers = defineRoute({
  operationId: "listOffers",
  method: "GET",
  path: "/offers",
  service,
  action: "offers.read",
  tag,
  summary: "List offers, newest first; agents see their own",
  query: listQuery({
    state: Type.Optional(Type.Enum([...offerStates])),
    agentId: Type.Optional(Uuid),
    interactionId: Type.Optional(Uuid),
  }),
  responses: { 200: pageOf(Offer) },
});
export const getOffer = defineRoute({
  operationId: "getOffer",
  method: "GET",
  path: "/offers/{offerId}",
  service,
  action: "offers.read",
  tag,
  summary: "Get an offer",
  params: offerParams,
  responses: { 200: Offer },
});
export const getOfferNotification = defineRoute({
  operationId: "getOfferNotification",
  method: "GET",
  path: "/offers/{offerId}/notification",
  service: "interaction-history",
  action: "offers.read",
  tag,
  summary: "Get what the agent is told of an open offer",
  description:
    "404 where the offer has ended, and for a moment after it was made: the offer is routing's, the text is made where the mail is.",
  params: offerParams,
  responses: { 200: OfferNotification },
});
export const acceptOffer = defineRoute({
  operationId: "acceptOffer",
  method: "POST",
  path: "/offers/{offerId}/accept",
  service,
  action: "offers.answer",
  tag,
  summary: "Take the interaction",
  description:
    "409 `offer-taken`, `offer-expired` or `offer-ended` when somebody or something was first. Accepting twice is the same acceptance.",
  params: offerParams,
  responses: { 200: Offer },
});
export const rejectOffer = defineRoute({
  operationId: "rejectOffer",
  method: "POST",
  path: "/offers/{offerId}/reject",
  service,
  action: "offers.answer",
  tag,
  summary: "Pass: the next agent is asked",
  description:
    "A reply that waited for this agent alone goes where the account's timeout action says. 409 `offer-expired` or `offer-ended` where it is over already; passing twice is the same.",
  params: offerParams,
  responses: { 200: Offer },
});
export const whyInteraction = defineRoute({
  operationId: "whyInteraction",
  method: "GET",
  path: "/interactions/{interactionId}/why",
  service,
  action: "interactions.read",
  tag,
  summary: "Why it was routed as it was, oldest decision first",
  params: closed({ interactionId: Uuid }),
  query: listQuery({}),
  responses: { 200: pageOf(Decision) },
});
