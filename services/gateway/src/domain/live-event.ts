/**
 * What of the bus live clients get to see: for each event that is streamed, whom it is about and which fields go out.
 * Fields are named one by one, so nothing that is added to an event later reaches a browser by itself. What is not in
 * the table is not streamed (mail as received, commands).
 */
import type { Action } from "@mailroom/contracts/action";
import type { EventContract, PayloadOf } from "@mailroom/contracts/define-event";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import { accountChanged } from "@mailroom/contracts/events/account";
import type { AccountConnection } from "@mailroom/contracts/events/account-connection";
import { agentChanged, agentStateChanged } from "@mailroom/contracts/events/agent";
import { deliveryChanged } from "@mailroom/contracts/events/delivery";
import {
  interactionChanged,
  interactionClosed,
  interactionOpened,
  interactionReopened,
  messageAdded,
} from "@mailroom/contracts/events/interaction";
import {
  assignmentChanged,
  offerAccepted,
  offerExpired,
  offerMade,
  offerRejected,
  offerWithdrawn,
  routingEnded,
} from "@mailroom/contracts/events/offer";
import { queueChanged } from "@mailroom/contracts/events/queue";
import { payloadCheck } from "@mailroom/contracts/payload-check";

/** Whom an event is about: what the policy function is asked. */
export type About =
  | { readonly kind: "account"; readonly action: Action; readonly accountId: string }
  | {
      readonly kind: "interaction";
      readonly action: Action;
      readonly accountId: string;
      readonly interactionId: string;
      /** Agents whose the interaction is by this very event. */
      readonly agentIds: readonly string[];
    }
  | { readonly kind: "own"; readonly action: Action; readonly ownerId: string; readonly accountId: string | null }
  | { readonly kind: "collection"; readonly action: Action };

/** As a client gets it, with what decides whether it may. */
export type LiveEvent = {
  readonly about: About;
  readonly type: string;
  readonly key: string;
  /** null: a state, not an event of a numbered stream. */
  readonly seq: number | null;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
};

type Reduced = Pick<LiveEvent, "about" | "data">;
type Reduction = (data: unknown) => Reduced | null;

const accountConnectionType = "mail.state.imap-ingest.account-connection";

function streamed<C extends EventContract>(
  contract: C,
  about: (data: PayloadOf<C>) => About,
  fields: readonly (keyof PayloadOf<C> & string)[],
): [string, Reduction] {
  const check = payloadCheck<C["schema"]>(contract.schema);
  const reduce: Reduction = (data) => (check.is(data) ? { about: about(data), data: pick(data, fields) } : null);
  return [contract.type, reduce];
}

type OfInteraction = { accountId: string; interactionId: string; agentId?: string | null };

function ofInteraction({ accountId, interactionId, agentId }: OfInteraction): About {
  const agentIds = agentId === null || agentId === undefined ? [] : [agentId];
  return { kind: "interaction", action: "interactions.read", accountId, interactionId, agentIds };
}

function ofDelivery({ accountId, interactionId }: OfInteraction): About {
  return { kind: "interaction", action: "deliveries.read", accountId, interactionId, agentIds: [] };
}

function ofOffer(data: { agentId: string; accountId: string }): About {
  return { kind: "own", action: "offers.read", ownerId: data.agentId, accountId: data.accountId };
}

function ofAgent(data: { agentId: string }): About {
  return { kind: "own", action: "agents.read", ownerId: data.agentId, accountId: null };
}

const endedOffer = ["offerId", "interactionId", "accountId", "agentId", "endedAt"] as const;

const reductions: ReadonlyMap<string, Reduction> = new Map([
  streamed(accountChanged, ({ accountId }) => ({ kind: "account", action: "accounts.list", accountId }), [
    "accountId",
    "version",
    "active",
    "deletedAt",
  ]),
  streamed(agentChanged, ofAgent, ["agentId", "version", "role", "active", "deletedAt"]),
  streamed(agentStateChanged, ofAgent, ["agentId", "state", "pauseReason", "since", "load", "capacity"]),
  streamed(queueChanged, () => ({ kind: "collection", action: "queues.read" }), ["queueId", "version", "deletedAt"]),
  streamed(interactionOpened, ofInteraction, [
    "interactionId",
    "number",
    "accountId",
    "contactId",
    "openedAt",
    "continuesInteractionId",
  ]),
  streamed(interactionReopened, ofInteraction, ["interactionId", "accountId", "reopenedAt"]),
  streamed(interactionClosed, ofInteraction, [
    "interactionId",
    "accountId",
    "closedAt",
    "closedBy",
    "agentId",
    "dispositionId",
  ]),
  streamed(interactionChanged, ofInteraction, ["interactionId", "accountId", "unread", "agentId"]),
  streamed(messageAdded, ofInteraction, [
    "messageKey",
    "interactionId",
    "accountId",
    "direction",
    "author",
    "agentId",
    "at",
    "first",
    "joinReason",
    "unverified",
    "automatic",
    "bounce",
    "quarantined",
    "forward",
  ]),
  streamed(deliveryChanged, ofDelivery, [
    "deliveryId",
    "interactionId",
    "accountId",
    "state",
    "attempts",
    "nextAttemptAt",
    "sentAt",
  ]),
  streamed(offerMade, ofOffer, [
    "offerId",
    "interactionId",
    "accountId",
    "agentId",
    "queueId",
    "workItemKind",
    "madeAt",
    "expiresAt",
  ]),
  streamed(offerAccepted, ofOffer, endedOffer),
  streamed(offerRejected, ofOffer, endedOffer),
  streamed(offerExpired, ofOffer, endedOffer),
  streamed(offerWithdrawn, ofOffer, [...endedOffer, "reason"]),
  streamed(assignmentChanged, ofInteraction, ["interactionId", "accountId", "agentId", "queueId", "at", "cause"]),
  streamed(routingEnded, ofInteraction, ["interactionId", "accountId", "at", "reason"]),
]);

/** null: not for live clients. */
export function reduceEvent(envelope: EventEnvelope): LiveEvent | null {
  const reduced = reductions.get(envelope.type)?.(envelope.data) ?? null;
  if (reduced === null) return null;
  const { type, key, seq, time } = envelope;
  return { ...reduced, type, key, seq, time };
}

/** The server's own words (`detail`) stay out: they may quote an address. */
export function reduceConnection(state: AccountConnection, now: Date): LiveEvent {
  return {
    about: { kind: "account", action: "accounts.read", accountId: state.accountId },
    type: accountConnectionType,
    key: state.accountId,
    seq: null,
    time: now.toISOString(),
    data: pick(state, ["accountId", "state", "since", "code", "nextAttemptAt", "lastMailAt"]),
  };
}

function pick<T extends object>(value: T, fields: readonly (keyof T & string)[]): Record<string, unknown> {
  return Object.fromEntries(fields.filter((field) => field in value).map((field) => [field, value[field]]));
}
