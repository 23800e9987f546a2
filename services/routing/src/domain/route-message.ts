/**
 * What a message means for routing: who is to see it, or that nobody waits any longer. Pure; the facts are read before.
 *
 * Inbound: it joins the item that waits already; else it appears on the desk of the agent who holds the interaction; else
 * it waits for the agent who managed it last (S77, S78, F25); else, where nobody ever did, the account's list of actions
 * decides (S72). Bounces are no work. Outbound: an answer by a person or a program ends the waiting.
 */
import type { AddedMessage } from "@mailroom/contracts/events/interaction";
import type { Account } from "./account.ts";
import { nextQueueStep, type PassedOverStep } from "./action-list.ts";
import type { AgentState } from "./agent.ts";
import { withWord } from "./inactivity.ts";
import { type Interaction, routedTo } from "./interaction.ts";
import { waitEndOf } from "./wait.ts";
import { classOf, type WorkItem } from "./work-item.ts";

export type EndReason =
  "no-action" | "queue-deleted" | "queue-timeout" | "agent-gone" | "wait-timeout" | "wait-limit" | "agent-rejected";

/** A work item to be made; the store gives id and version. */
export type WorkItemDraft = Pick<
  WorkItem,
  | "interactionId"
  | "accountId"
  | "kind"
  | "queueId"
  | "agentId"
  | "class"
  | "receivedAt"
  | "actionIndex"
  | "stepEndsAt"
  | "waitsSince"
  | "waitEndsAt"
>;

/** What counts of an account here. */
export type RoutingAccount = Pick<Account, "id" | "version" | "actions" | "prioritizeReplies" | "waits"> & {
  readonly isDeleted: boolean;
};

/** The agent who holds or managed the interaction. */
export type Manager = {
  readonly id: string;
  readonly state: AgentState;
  /** The person exists and may work. */
  readonly isEmployed: boolean;
};

export type RouteFacts = {
  readonly interaction: Interaction;
  readonly openItem: WorkItem | null;
  readonly account: RoutingAccount;
  /** null: nobody did, or we do not know them. */
  readonly manager: Manager | null;
  /** Those of the queues in question that exist. */
  readonly queueIds: ReadonlySet<string>;
};

export type RouteOutcome =
  | { readonly kind: "ignored"; readonly interaction: Interaction }
  | { readonly kind: "answered"; readonly interaction: Interaction; readonly closes: WorkItem | null }
  | { readonly kind: "joined"; readonly interaction: Interaction; readonly item: WorkItem }
  | { readonly kind: "on-desk"; readonly interaction: Interaction; readonly agentId: string }
  | {
      readonly kind: "waits";
      readonly interaction: Interaction;
      readonly item: WorkItemDraft;
      readonly because: "action-list" | "managed-before" | "agent-gone";
      readonly passedOver: readonly PassedOverStep[];
    }
  | {
      readonly kind: "ended";
      readonly interaction: Interaction;
      readonly reason: EndReason;
      readonly passedOver: readonly PassedOverStep[];
    }
  | { readonly kind: "unread"; readonly interaction: Interaction };

export function routeMessage(message: AddedMessage, facts: RouteFacts, now: Date): RouteOutcome {
  if (message.direction === "out") return routeAnswer(message, facts);
  // A report, or our own mail come back (F13, F14): nobody has asked for anything.
  if (message.bounce || message.author === "system") return { kind: "ignored", interaction: facts.interaction };
  const before = facts.interaction;
  const interaction: Interaction = {
    ...withWord(before),
    status: "open",
    hasEnded: before.status === "open" && before.hasEnded,
    unansweredSince: before.unansweredSince ?? new Date(message.at),
  };
  if (facts.openItem !== null) {
    const item = { ...facts.openItem, messageCount: facts.openItem.messageCount + 1 };
    return { kind: "joined", interaction, item };
  }
  return routeInbound(message, { ...facts, interaction }, now);
}

function routeAnswer(message: AddedMessage, facts: RouteFacts): RouteOutcome {
  const { interaction, openItem } = facts;
  // Mailroom's own mail (automatic replies) is nobody's answer.
  if (message.author === "system" || message.author === "contact") return { kind: "ignored", interaction };
  // Somebody else was asked (S99): the customer waits on.
  if (message.forward === true) return { kind: "ignored", interaction };
  const answered = { ...withWord(interaction), unansweredSince: null, managerId: managerAfter(message, interaction) };
  return { kind: "answered", interaction: answered, closes: openItem };
}

/** Who answers what nobody holds has managed it; answering for a colleague takes nothing from them. */
function managerAfter(message: AddedMessage, interaction: Interaction): string | null {
  if (interaction.holderId !== null || message.agentId === null) return interaction.managerId;
  return message.agentId;
}

function routeInbound(message: AddedMessage, facts: RouteFacts, now: Date): RouteOutcome {
  const { interaction, manager } = facts;
  const agentId = interaction.holderId ?? interaction.managerId;
  if (agentId === null) return routeByActions(message, facts, now);
  if (manager?.isEmployed !== true) return sendBack(message, facts);
  // Paused people see their desk, people who are logged out do not.
  if (interaction.holderId === manager.id && manager.state !== "logged_out") {
    return { kind: "on-desk", interaction, agentId: manager.id };
  }
  const lastQueueId = knownQueue(interaction.lastQueueId, facts.queueIds);
  const waiting = {
    ...draft(message, facts, { kind: "reply", queueId: lastQueueId, agentId: manager.id }),
    waitsSince: now,
  };
  const item = { ...waiting, waitEndsAt: waitEndOf(facts.account.waits, waiting) };
  return { kind: "waits", interaction, item, because: "managed-before", passedOver: [] };
}

function routeByActions(message: AddedMessage, facts: RouteFacts, now: Date): RouteOutcome {
  const { interaction, account, queueIds } = facts;
  if (interaction.hasEnded) return { kind: "unread", interaction };
  const actions = account.isDeleted ? [] : account.actions;
  const { step, passedOver } = nextQueueStep(actions, { from: 0, queueIds, now });
  if (step === null) {
    return { kind: "ended", interaction: { ...interaction, hasEnded: true }, reason: "no-action", passedOver };
  }
  const kind = message.first ? "new" : "reply";
  const item = { ...draft(message, facts, { kind, queueId: step.queueId, agentId: null }), ...step };
  return { kind: "waits", interaction: routedTo(interaction, step.queueId), item, because: "action-list", passedOver };
}

/** S79, S82, S83: an agent who is gone holds nothing; the reply goes back to the last queue, or to Unread Messages. */
function sendBack(message: AddedMessage, facts: RouteFacts): RouteOutcome {
  const interaction: Interaction = { ...facts.interaction, holderId: null, managerId: null };
  const queueId = knownQueue(interaction.lastQueueId, facts.queueIds);
  if (queueId === null) {
    return { kind: "ended", interaction: { ...interaction, hasEnded: true }, reason: "agent-gone", passedOver: [] };
  }
  const item = draft(message, facts, { kind: "reply", queueId, agentId: null });
  return { kind: "waits", interaction, item, because: "agent-gone", passedOver: [] };
}

function draft(
  message: AddedMessage,
  facts: RouteFacts,
  to: Pick<WorkItem, "kind" | "queueId" | "agentId">,
): WorkItemDraft {
  const { interaction, account } = facts;
  return {
    interactionId: interaction.id,
    accountId: interaction.accountId,
    ...to,
    class: classOf(to.kind, account.prioritizeReplies),
    receivedAt: interaction.unansweredSince ?? new Date(message.at),
    actionIndex: null,
    stepEndsAt: null,
    waitsSince: null,
    waitEndsAt: null,
  };
}

function knownQueue(queueId: string | null, queueIds: ReadonlySet<string>): string | null {
  return queueId !== null && queueIds.has(queueId) ? queueId : null;
}
