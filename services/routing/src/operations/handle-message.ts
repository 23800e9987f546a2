import { DomainError } from "@mailroom/contracts/domain-error";
import type { AddedMessage } from "@mailroom/contracts/events/interaction";
import { decisionOfRoute } from "../domain/decision.ts";
import { type Interaction, newInteraction } from "../domain/interaction.ts";
import { type RouteOutcome, routeMessage } from "../domain/route-message.ts";
import { announceEnded, announceHolder } from "./announce.ts";
import type { Stores } from "./ports.ts";
import { closeItem } from "./withdraw-offers.ts";

/**
 * A message was added to an interaction: it becomes work, joins work, appears on a desk, or ends the waiting.
 *
 * @throws DomainError `account-unknown` (unavailable): its event is still on its way
 */
export async function handleMessage(stores: Stores, message: AddedMessage): Promise<void> {
  const { interactionId, accountId } = message;
  // Locks in the order item, offers, interaction, as whoever accepts does.
  const [openItem, known, { now, account, ...rest }] = await Promise.all([
    stores.items.lockOpen(interactionId),
    stores.interactions.lock(interactionId),
    stores.facts.read({ accountId, interactionId }),
  ]);
  const before = known ?? newInteraction(interactionId, accountId);
  if (account === null) {
    throw new DomainError("account-unknown", "unavailable", `Not yet here: account ${accountId}.`);
  }
  const outcome = routeMessage(message, { interaction: before, openItem, account, ...rest }, now);
  await apply(stores, outcome, now);
  saveInteraction(stores, before, outcome.interaction, now);
  const decision = decisionOfRoute(outcome, account, message.messageKey);
  if (decision !== null) stores.decisions.add([decision], now);
}

async function apply(stores: Stores, outcome: RouteOutcome, now: Date): Promise<void> {
  const { interaction } = outcome;
  switch (outcome.kind) {
    case "ignored":
    case "unread":
      return;
    case "answered":
      if (outcome.closes !== null) await closeItem(stores, outcome.closes, "answered", now);
      if (interaction.holderId !== null) stores.hints.load([interaction.holderId]);
      stores.hints.dispatch([]);
      return;
    case "joined":
      stores.items.save(outcome.item, now);
      return;
    case "on-desk":
      stores.hints.load([outcome.agentId]);
      return;
    case "waits": {
      const item = stores.items.add(outcome.item, now);
      stores.hints.dispatch([item.id]);
      return;
    }
    case "ended":
      announceEnded(stores.events, interaction, outcome.reason, now);
      return;
  }
}

function saveInteraction(stores: Stores, before: Interaction, after: Interaction, now: Date): void {
  stores.interactions.save(after);
  if (before.holderId !== after.holderId) {
    announceHolder(stores.events, after, { queueId: null, cause: "released", at: now });
  }
}
