/**
 * What a message means for routing: who is to see it, or that nobody waits any longer. Pure; the facts are read before.
 *
 * Inbound: it joins the item that waits already; else it appears on the desk of the agent who holds the interaction; else
 * it waits for the agent who managed it last (S77, S78, F25); else, where nobody ever did, the account's list of actions
 * decides (S72). Bounces are no work. Outbound: an answer by a person or a program ends the waiting; who writes a new mail
 * has its interaction from then on.
 */
import type { AddedMessage } from "@mailroom/contracts/events/interaction";
import type { Account } from "./account.ts";
import type { ActionList } from "./action-list.ts";
import type { AgentState } from "./agent.ts";
import { withWord } from "./inactivity.ts";
import { type FlowCause, type FlowRun, newRun } from "./flow-run.ts";
import { acceptedBy, type Interaction, routedTo } from "./interaction.ts";
import { waitEndOf } from "./wait.ts";
import type { Interval } from "./interval.ts";
import { type FlowResult, type FlowStop, runFlow } from "./run-flow.ts";
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
  /** The person exists, may work, and has the interaction on the desk or serves its account still (S79). */
  readonly mayServe: boolean;
};

export type RouteFacts = {
  readonly interaction: Interaction;
  readonly openItem: WorkItem | null;
  readonly account: RoutingAccount;
  /** null: nobody did, or we do not know them. */
  readonly manager: Manager | null;
  /** The agent who wrote the message may not work any more. */
  readonly isAuthorGone: boolean;
  /** Those of the queues in question that exist. */
  readonly queueIds: ReadonlySet<string>;
  /** Those of the list's agents who exist and may work. */
  readonly agentIds: ReadonlySet<string>;
  /** Those that the list names, as far as they are known. */
  readonly intervals: readonly Interval[];
  /** Where the account's list stands with this interaction; null: nowhere. */
  readonly run: FlowRun | null;
};

export type RouteOutcome =
  | { readonly kind: "ignored"; readonly interaction: Interaction }
  | { readonly kind: "answered"; readonly interaction: Interaction; readonly closes: WorkItem | null }
  /** A new mail (S17): it is on the desk of the agent who wrote it, so that its answer comes to them. */
  | { readonly kind: "begun"; readonly interaction: Interaction; readonly agentId: string }
  | { readonly kind: "joined"; readonly interaction: Interaction; readonly item: WorkItem }
  | { readonly kind: "on-desk"; readonly interaction: Interaction; readonly agentId: string }
  | {
      readonly kind: "waits";
      readonly interaction: Interaction;
      readonly item: WorkItemDraft;
      readonly because: "action-list" | "managed-before" | "agent-gone";
      /** null: not by the list. */
      readonly flow: FlowResult | null;
    }
  | {
      readonly kind: "ended";
      readonly interaction: Interaction;
      readonly reason: EndReason;
      readonly flow: FlowResult | null;
    }
  /** The list asks somebody else (Webhook) or has the interaction closed. */
  | {
      readonly kind: "leaves-routing";
      readonly interaction: Interaction;
      readonly flow: FlowResult;
      readonly stop: Extract<FlowStop, { kind: "call" | "close" }>;
    }
  /** The list is still waiting for an answer about an earlier message. */
  | { readonly kind: "joined-run"; readonly interaction: Interaction }
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
  const { interaction, openItem, isAuthorGone } = facts;
  // Mailroom's own mail (automatic replies) is nobody's answer.
  if (message.author === "system" || message.author === "contact") return { kind: "ignored", interaction };
  // Somebody else was asked (S99): the customer waits on.
  if (message.forward === true) return { kind: "ignored", interaction };
  const { first, agentId } = message;
  if (first && agentId !== null && !isAuthorGone && interaction.holderId === null && openItem === null) {
    return { kind: "begun", interaction: acceptedBy(withWord(interaction), agentId, null), agentId };
  }
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
  if (manager?.mayServe !== true) return sendBack(message, facts);
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
  return { kind: "waits", interaction, item, because: "managed-before", flow: null };
}

function routeByActions(message: AddedMessage, facts: RouteFacts, now: Date): RouteOutcome {
  const { interaction } = facts;
  if (interaction.hasEnded) return { kind: "unread", interaction };
  if (facts.run?.isCalling === true) return { kind: "joined-run", interaction };
  const run = newRun({ interactionId: interaction.id, accountId: interaction.accountId }, causeOf(message));
  const flow = runFlow(run, 0, listOf(facts), { now });
  const { stop } = flow;
  switch (stop.kind) {
    case "queue":
    case "agent": {
      const kind = message.first ? "new" : "reply";
      const { actionIndex, stepEndsAt } = stop;
      const item = { ...draft(message, facts, { kind, ...waitingAt(stop) }), actionIndex, stepEndsAt };
      return { kind: "waits", interaction: afterStop(interaction, stop), item, because: "action-list", flow };
    }
    case "call":
    case "close":
      return { kind: "leaves-routing", interaction, flow, stop };
    case "list-ended":
    case "too-many-steps":
      return { kind: "ended", interaction: afterStop(interaction, stop), reason: "no-action", flow };
  }
}

/**
 * What of the list is for a message that joins an open interaction (S72): automatic replies of frequency `always`; null
 * where the outcome is the list's own, or nobody is to be answered.
 */
export function answersToFurther(
  message: AddedMessage,
  facts: RouteFacts,
  { outcome, now }: { readonly outcome: RouteOutcome; readonly now: Date },
): FlowResult | null {
  const isFurther = outcome.kind === "joined" || outcome.kind === "joined-run" || outcome.kind === "on-desk";
  const isBack = outcome.kind === "unread" || (outcome.kind === "waits" && outcome.because !== "action-list");
  if (!isFurther && !isBack) return null;
  const { id: interactionId, accountId } = facts.interaction;
  const run = newRun({ interactionId, accountId }, causeOf(message));
  const variables = facts.run?.variables ?? {};
  return runFlow({ ...run, variables }, 0, listOf(facts), { now, isFurtherMessage: true });
}

/**
 * What the list will ask of the message once the legacy waits are over and it goes on with the account's actions (S74); null
 * where it will not.
 */
export function runOfLegacyWait(message: AddedMessage, facts: RouteFacts, outcome: RouteOutcome): FlowRun | null {
  const isWait = outcome.kind === "waits" && outcome.because === "managed-before";
  if (!isWait || facts.account.waits.model !== "legacy") return null;
  const { id: interactionId, accountId } = facts.interaction;
  return newRun({ interactionId, accountId }, causeOf(message));
}

/** A deleted account's list is carried out no more. */
function listOf({ account, queueIds, agentIds, intervals }: RouteFacts): ActionList {
  return { actions: account.isDeleted ? [] : account.actions, queueIds, agentIds, intervals };
}

function causeOf(message: AddedMessage): FlowCause {
  return {
    messageKey: message.messageKey,
    isFirst: message.first,
    isAutomatic: message.automatic,
    isBacklog: message.backlog === true,
    isUnverified: message.unverified,
    facts: message.facts ?? null,
  };
}

/** Where an item waits while its run stands at a queue or an agent. */
export function waitingAt(stop: Extract<FlowStop, { kind: "queue" | "agent" }>): Pick<WorkItem, "queueId" | "agentId"> {
  return stop.kind === "queue" ? { queueId: stop.queueId, agentId: null } : { queueId: null, agentId: stop.agentId };
}

/** The interaction once its run has come to rest. In Unread Messages it is nobody's any more, and later mail joins it there (S85). */
export function afterStop(interaction: Interaction, stop: FlowStop): Interaction {
  if (stop.kind === "queue") return routedTo(interaction, stop.queueId);
  const hasEnded = stop.kind === "list-ended" || stop.kind === "too-many-steps";
  return hasEnded ? { ...interaction, hasEnded, managerId: null } : interaction;
}

/** S79, S82, S83: an agent who is gone holds nothing; the reply goes back to the last queue, or to Unread Messages. */
function sendBack(message: AddedMessage, facts: RouteFacts): RouteOutcome {
  const interaction: Interaction = { ...facts.interaction, holderId: null, managerId: null };
  const queueId = knownQueue(interaction.lastQueueId, facts.queueIds);
  if (queueId === null) {
    return { kind: "ended", interaction: { ...interaction, hasEnded: true }, reason: "agent-gone", flow: null };
  }
  const item = draft(message, facts, { kind: "reply", queueId, agentId: null });
  return { kind: "waits", interaction, item, because: "agent-gone", flow: null };
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
