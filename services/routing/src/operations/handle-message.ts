import { DomainError } from "@mailroom/contracts/domain-error";
import type { AddedMessage } from "@mailroom/contracts/events/interaction";
import { unknownIntervalIds } from "../domain/action-list.ts";
import { decisionOfAnswers, decisionOfRoute } from "../domain/decision.ts";
import type { FlowRun } from "../domain/flow-run.ts";
import { type Interaction, newInteraction } from "../domain/interaction.ts";
import {
  answersToFurther,
  type RouteFacts,
  type RouteOutcome,
  routeMessage,
  runOfLegacyWait,
} from "../domain/route-message.ts";
import { announceEnded, announceHolder } from "./announce.ts";
import { orderEffects } from "./order-effects.ts";
import type { Stores } from "./ports.ts";
import { leaveRouting } from "./settle-flow.ts";
import { closeItem } from "./withdraw-offers.ts";

/**
 * A message was added to an interaction: it becomes work, joins work, appears on a desk, or ends the waiting.
 *
 * @throws DomainError `account-unknown`, `interval-unknown` (unavailable): its event is still on its way
 */
export async function handleMessage(stores: Stores, message: AddedMessage): Promise<void> {
  const { interactionId, accountId, agentId } = message;
  // Locks in the order item, offers, interaction, as whoever accepts does.
  const [openItem, known, { now, account, ...rest }] = await Promise.all([
    stores.items.lockOpen(interactionId),
    stores.interactions.lock(interactionId),
    stores.facts.read({ accountId, interactionId, agentId }),
  ]);
  const before = known ?? newInteraction(interactionId, accountId);
  if (account === null) {
    throw new DomainError("account-unknown", "unavailable", `Not yet here: account ${accountId}.`);
  }
  const [unknown] = account.isDeleted ? [] : unknownIntervalIds({ actions: account.actions, ...rest });
  if (unknown !== undefined) {
    throw new DomainError("interval-unknown", "unavailable", `Not yet here: interval ${unknown}.`);
  }
  const facts: RouteFacts = { interaction: before, openItem, account, ...rest };
  const outcome = routeMessage(message, facts, now);
  await apply(stores, outcome, now);
  saveInteraction(stores, before, outcome, now);
  const decision = decisionOfRoute(outcome, account, message.messageKey);
  if (decision !== null) stores.decisions.add([decision], now);
  await followList(stores, { message, facts, outcome }, now);
}

type Handled = {
  readonly message: AddedMessage;
  readonly facts: RouteFacts;
  readonly outcome: RouteOutcome;
};

/** The account's list: what it orders and where its run rests, or what of it is for a further message. */
async function followList(stores: Stores, { message, facts, outcome }: Handled, now: Date): Promise<void> {
  const { interaction } = outcome;
  const flow = "flow" in outcome ? outcome.flow : null;
  if (flow !== null) {
    await orderEffects(stores, interaction, flow);
    if (outcome.kind === "waits") stores.runs.save(flow.run);
    else leaveRouting(stores, { interaction, flow }, now);
    return;
  }
  if (outcome.kind === "answered" && facts.run !== null) stores.runs.remove(interaction.id);
  if (message.direction === "out" || outcome.kind === "ignored") return;
  const kept = runOfLegacyWait(message, facts, outcome);
  if (kept !== null) keepRun(stores, kept);
  else if (facts.run !== null) stores.runs.noteMessage(interaction.id, message.messageKey);
  const answers = answersToFurther(message, facts, { outcome, now });
  if (answers === null) return;
  await orderEffects(stores, interaction, answers);
  const told = decisionOfAnswers(answers);
  if (told !== null) stores.decisions.add([told], now);
}

/** Instead of one that waits for a call's answer: an agent is to see the message, whatever comes. */
function keepRun(stores: Stores, run: FlowRun): void {
  stores.runs.remove(run.interactionId);
  stores.runs.save(run);
}

async function apply(stores: Stores, outcome: RouteOutcome, now: Date): Promise<void> {
  const { interaction } = outcome;
  switch (outcome.kind) {
    case "ignored":
    case "unread":
    case "begun":
    case "joined-run":
    case "leaves-routing":
      return;
    case "answered":
      await endWaiting(stores, outcome, now);
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

async function endWaiting(
  stores: Stores,
  { interaction, closes }: Extract<RouteOutcome, { kind: "answered" }>,
  now: Date,
): Promise<void> {
  if (closes !== null) await closeItem(stores, closes, "answered", now);
  if (interaction.holderId !== null) stores.hints.load([interaction.holderId]);
  stores.hints.dispatch([]);
}

function saveInteraction(stores: Stores, before: Interaction, outcome: RouteOutcome, now: Date): void {
  const { interaction: after, kind } = outcome;
  stores.interactions.save(after);
  if (before.holderId !== after.holderId) {
    const cause = kind === "begun" ? "accepted" : "released";
    announceHolder(stores.events, after, { queueId: null, cause, at: now });
  }
}
