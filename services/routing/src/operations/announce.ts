/** Events of routing about an interaction; all have its id as key, so consumers see them in order. */
import { agentStateChanged } from "@mailroom/contracts/events/agent";
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
import type { Agent } from "../domain/agent.ts";
import type { Interaction } from "../domain/interaction.ts";
import type { Offer } from "../domain/offer.ts";
import type { Queue } from "../domain/queue.ts";
import type { EndReason } from "../domain/route-message.ts";
import type { Events } from "./ports.ts";

/** The offer as it is now: made, or how it ended. */
export function announceOffer(events: Events, offer: Offer): void {
  const { id: offerId, interactionId, accountId, agentId } = offer;
  const key = interactionId;
  const ended = { offerId, interactionId, accountId, agentId, endedAt: (offer.endedAt ?? offer.madeAt).toISOString() };
  switch (offer.state) {
    case "open": {
      const { queueId, workItemKind, madeAt, expiresAt } = offer;
      const times = { madeAt: madeAt.toISOString(), expiresAt: expiresAt?.toISOString() ?? null };
      const data = { offerId, interactionId, accountId, agentId, queueId, workItemKind, ...times };
      events.append(offerMade, { key, data });
      return;
    }
    case "accepted":
      events.append(offerAccepted, { key, data: ended });
      return;
    case "rejected":
      events.append(offerRejected, { key, data: ended });
      return;
    case "expired":
      events.append(offerExpired, { key, data: ended });
      return;
    case "withdrawn":
      events.append(offerWithdrawn, { key, data: { ...ended, reason: offer.endReason ?? "unknown" } });
      return;
  }
}

export type HolderChange = {
  readonly queueId: string | null;
  readonly cause: "accepted" | "released" | "closed";
  readonly at: Date;
};

export function announceHolder(events: Events, interaction: Interaction, change: HolderChange): void {
  const { id: interactionId, accountId, holderId: agentId } = interaction;
  const data = { interactionId, accountId, agentId, ...change, at: change.at.toISOString() };
  events.append(assignmentChanged, { key: interactionId, data });
}

export function announceEnded(events: Events, interaction: Interaction, reason: EndReason, at: Date): void {
  const { id: interactionId, accountId } = interaction;
  events.append(routingEnded, { key: interactionId, data: { interactionId, accountId, at: at.toISOString(), reason } });
}

export function announceAgent(events: Events, agent: Agent): void {
  const { id: agentId, state, pauseReason, stateSince, announcedLoad: load, capacity } = agent;
  const data = { agentId, state, pauseReason, since: stateSince.toISOString(), load, capacity };
  events.append(agentStateChanged, { key: agentId, data });
}

export function announceQueue(events: Events, queue: Queue, agentIds: readonly string[]): void {
  const { id: queueId, version, name, strategy, agentTimeoutSeconds, weight, deletedAt } = queue;
  const data = { queueId, version, name, strategy, agentTimeoutSeconds, weight, agentIds: [...agentIds] };
  events.append(queueChanged, { key: queueId, data: { ...data, deletedAt: deletedAt?.toISOString() ?? null } });
}
