/**
 * What routing decided about an interaction, with what it knew (N2): ids and versions only, never a name or an address.
 */
import type { PassedOverStep } from "./action-list.ts";
import type { DispatchDecision, DispatchQueue } from "./dispatch.ts";
import type { Offer } from "./offer.ts";
import type { RouteOutcome, RoutingAccount } from "./route-message.ts";
import { untilText } from "./wait-text.ts";

export type Decision = {
  readonly interactionId: string;
  readonly kind: string;
  /** One plain sentence with ids instead of names. */
  readonly summary: string;
  readonly inputs: Readonly<Record<string, unknown>>;
};

/** null where the message changes nothing that anybody would ask about. */
export function decisionOfRoute(outcome: RouteOutcome, account: RoutingAccount, messageKey: string): Decision | null {
  const told = tell(outcome, account);
  if (told === null) return null;
  const inputs = { messageKey, account: { id: account.id, version: account.version }, ...told.inputs };
  return { interactionId: outcome.interaction.id, kind: told.kind, summary: told.summary, inputs };
}

function tell(outcome: RouteOutcome, account: RoutingAccount): Omit<Decision, "interactionId"> | null {
  switch (outcome.kind) {
    case "ignored":
      return null;
    case "answered": {
      if (outcome.closes === null) return null;
      const { id } = outcome.closes;
      return { kind: "answered", summary: "Answered directly: it waits no longer.", inputs: { itemId: id } };
    }
    case "joined":
      return {
        kind: "joined",
        summary: "The message joins the work that waits already.",
        inputs: {
          itemId: outcome.item.id,
          messageCount: outcome.item.messageCount,
          waitEndsAt: outcome.item.waitEndsAt,
        },
      };
    case "on-desk":
      return {
        kind: "on-desk",
        summary: `Appears on the desk of agent ${outcome.agentId}, who holds the interaction.`,
        inputs: { agentId: outcome.agentId },
      };
    case "waits":
      return tellWaits(outcome, account);
    case "ended":
      return {
        kind: "ended",
        summary: `Left routing (${outcome.reason}): it is in Unread Messages.${passedOverText(outcome.passedOver)}`,
        inputs: {
          reason: outcome.reason,
          lastQueueId: outcome.interaction.lastQueueId,
          passedOver: outcome.passedOver,
        },
      };
    case "unread":
      return {
        kind: "unread",
        summary: "Joins the interaction in Unread Messages: its routing has ended.",
        inputs: {},
      };
  }
}

function tellWaits(
  outcome: Extract<RouteOutcome, { kind: "waits" }>,
  { waits }: RoutingAccount,
): Omit<Decision, "interactionId"> {
  const { agentId, queueId, kind, class: priority, actionIndex, stepEndsAt } = outcome.item;
  const inputs = { because: outcome.because, workItemKind: kind, class: priority, queueId, agentId };
  if (agentId !== null) {
    const { waitsSince, waitEndsAt } = outcome.item;
    const summary = `Waits for agent ${agentId}, who managed it last${untilText(outcome.item, waits)}`;
    return { kind: "waits-for-agent", summary, inputs: { ...inputs, waitsSince, waitEndsAt, waits } };
  }
  const summary =
    outcome.because === "agent-gone"
      ? `Back to queue ${String(queueId)}: the agent who managed it is gone.`
      : `Queued in ${String(queueId)} by step ${Number(actionIndex) + 1} of the account's actions.`;
  const { passedOver } = outcome;
  return {
    kind: "queued",
    summary: summary + passedOverText(passedOver),
    inputs: { ...inputs, actionIndex, stepEndsAt, passedOver },
  };
}

const whyPassedOver = {
  "queue-deleted": "its queue is deleted",
  "not-carried-out-yet": "routing does not carry out this application yet",
};

/** A sentence to put behind another one; empty where no step was passed over. Steps are counted from 1, as people do. */
export function passedOverText(steps: readonly PassedOverStep[]): string {
  if (steps.length === 0) return "";
  const named = steps.map(({ actionIndex, kind, why }) => `${actionIndex + 1} (${kind}: ${whyPassedOver[why]})`);
  return ` Passed over: step ${named.join(", ")}.`;
}

/** An offer, or why there is none now. */
export function decisionOfDispatch(decision: DispatchDecision, queue: DispatchQueue | null): Decision {
  const { item, judged } = decision;
  const known = {
    itemId: item.id,
    itemVersion: item.version,
    class: item.class,
    receivedAt: item.receivedAt,
    round: item.round,
    queue: queue === null ? null : { id: queue.id, version: queue.version, weight: queue.weight, last: queue.last },
    candidates: judged,
  };
  if (decision.kind === "wait") {
    const summary = `Waits: ${waitText[decision.reason]}.`;
    return {
      interactionId: item.interactionId,
      kind: "waiting",
      summary,
      inputs: { reason: decision.reason, ...known },
    };
  }
  const { agentId, expiresAt } = decision;
  const summary = `Offered to agent ${agentId} until ${expiresAt.toISOString()}.`;
  return { interactionId: item.interactionId, kind: "offered", summary, inputs: { agentId, expiresAt, ...known } };
}

const waitText = {
  "no-members": "the queue has no members",
  "nobody-available": "nobody is available",
  "everybody-at-capacity": "everybody who is available has work to capacity",
  "everybody-refused": "everybody who is available has refused; asked again after a pause",
};

/** How an offer ended. */
export function decisionOfOffer(offer: Offer, more: Readonly<Record<string, unknown>> = {}): Decision {
  const inputs = {
    offerId: offer.id,
    agentId: offer.agentId,
    queueId: offer.queueId,
    reason: offer.endReason,
    ...more,
  };
  return { interactionId: offer.interactionId, kind: offer.state, summary: offerText(offer), inputs };
}

function offerText(offer: Offer): string {
  switch (offer.state) {
    case "open":
      return `Offered to agent ${offer.agentId}.`;
    case "accepted":
      return `Agent ${offer.agentId} took it.`;
    case "rejected":
      return `Agent ${offer.agentId} passed.`;
    case "expired":
      return `Agent ${offer.agentId} did not answer in time.`;
    case "withdrawn":
      return `The offer to agent ${offer.agentId} was taken back (${String(offer.endReason)}).`;
  }
}
