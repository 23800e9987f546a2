/**
 * What routing decided about an interaction, with what it knew (N2): ids and versions only, never a name or an address.
 */
import type { DispatchDecision, DispatchQueue } from "./dispatch.ts";
import { traceInputs, traceText } from "./flow-text.ts";
import { maxFlowSteps } from "./flow-run.ts";
import type { Offer } from "./offer.ts";
import type { RouteOutcome, RoutingAccount } from "./route-message.ts";
import { untilText } from "./wait-text.ts";
import type { FlowResult, FlowStop } from "./run-flow.ts";

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
    case "begun":
      return {
        kind: "begun",
        summary: `Begun by agent ${outcome.agentId} with a new mail: it is on their desk.`,
        inputs: { agentId: outcome.agentId },
      };
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
      return tellEnded(outcome);
    case "leaves-routing":
      return tellLeft(outcome);
    case "joined-run":
      return {
        kind: "joined",
        summary: "The message joins what the account's actions are being asked about already.",
        inputs: {},
      };
    case "unread":
      return {
        kind: "unread",
        summary: "Joins the interaction in Unread Messages: its routing has ended.",
        inputs: {},
      };
  }
}

function tellEnded(outcome: Extract<RouteOutcome, { kind: "ended" }>): Omit<Decision, "interactionId"> {
  const { reason, flow, interaction } = outcome;
  const trace = flow?.trace ?? [];
  return {
    kind: "ended",
    summary: `Left routing (${endText(outcome)}): it is in Unread Messages.${traceText(trace)}`,
    inputs: { reason, lastQueueId: interaction.lastQueueId, ...traceInputs(trace) },
  };
}

function tellLeft({ stop, flow }: Extract<RouteOutcome, { kind: "leaves-routing" }>): Omit<Decision, "interactionId"> {
  return {
    kind: stop.kind === "call" ? "calling" : "closing",
    summary: stopText(stop) + traceText(flow.trace),
    inputs: { actionIndex: stop.actionIndex, ...traceInputs(flow.trace) },
  };
}

function tellWaits(
  outcome: Extract<RouteOutcome, { kind: "waits" }>,
  { waits }: RoutingAccount,
): Omit<Decision, "interactionId"> {
  const { flow, because } = outcome;
  const { agentId, queueId, kind, class: priority, actionIndex, stepEndsAt } = outcome.item;
  const inputs = { because, workItemKind: kind, class: priority, queueId, agentId };
  if (flow !== null) {
    const more = { actionIndex, stepEndsAt, ...traceInputs(flow.trace) };
    const summary = stopText(flow.stop) + traceText(flow.trace);
    return { kind: agentId === null ? "queued" : "waits-for-agent", summary, inputs: { ...inputs, ...more } };
  }
  if (agentId !== null) {
    const { waitsSince, waitEndsAt } = outcome.item;
    const summary = `Waits for agent ${agentId}, who managed it last${untilText(outcome.item, waits)}`;
    return { kind: "waits-for-agent", summary, inputs: { ...inputs, waitsSince, waitEndsAt, waits } };
  }
  const summary = `Back to queue ${String(queueId)}: the agent who managed it is gone or serves the account no longer.`;
  return { kind: "queued", summary, inputs };
}

function endText({ reason, flow }: Extract<RouteOutcome, { kind: "ended" }>): string {
  return flow?.stop.kind === "too-many-steps" ? tooManyText : reason;
}

const tooManyText = `more than ${maxFlowSteps} steps of the account's actions`;

/** Where a run rests, as a sentence. */
export function stopText(stop: FlowStop): string {
  switch (stop.kind) {
    case "queue":
      return `Queued in ${stop.queueId} by step ${stop.actionIndex + 1} of the account's actions.`;
    case "agent":
      return `Waits for agent ${stop.agentId} by step ${stop.actionIndex + 1} of the account's actions.`;
    case "call":
      return `Waits for the answer of the web hook of step ${stop.actionIndex + 1} of the account's actions.`;
    case "close":
      return `To be closed by step ${stop.actionIndex + 1} of the account's actions.`;
    case "list-ended":
      return "The list of actions is at its end: it is in Unread Messages.";
    case "too-many-steps":
      return `It took ${tooManyText}: it is in Unread Messages.`;
  }
}

/** A run that goes on from where it waited: from a step's end, or with a web hook's answer. */
export function decisionOfStop(
  { flow, because, account }: GoingOn,
  left: { readonly id: string; readonly queueId: string | null; readonly agentId: string | null } | null,
): Decision {
  const { run, stop, trace } = flow;
  const kinds = { queue: "queued", agent: "waits-for-agent", call: "calling", close: "closing" } as const;
  const kind = stop.kind === "list-ended" || stop.kind === "too-many-steps" ? "ended" : kinds[stop.kind];
  const inputs = {
    account: { id: account.id, version: account.version },
    left: left === null ? null : { itemId: left.id, queueId: left.queueId, agentId: left.agentId },
    actionIndex: "actionIndex" in stop ? stop.actionIndex : null,
    stepEndsAt: "stepEndsAt" in stop ? stop.stepEndsAt : null,
    ...traceInputs(trace),
  };
  return {
    interactionId: run.interactionId,
    kind,
    summary: `${because} ${stopText(stop)}${traceText(trace)}`,
    inputs,
  };
}

type GoingOn = {
  readonly flow: FlowResult;
  /** A sentence. */
  readonly because: string;
  readonly account: Pick<RoutingAccount, "id" | "version">;
};

/** What of the account's list a further message of an open interaction has set off; null: nothing. */
export function decisionOfAnswers(flow: FlowResult): Decision | null {
  if (flow.effects.length === 0) return null;
  const trace = flow.trace.filter(({ kind }) => kind === "autoReply");
  const summary = `A further message: of the account's actions only automatic replies are for it.${traceText(trace)}`;
  return { interactionId: flow.run.interactionId, kind: "answered-automatically", summary, inputs: traceInputs(trace) };
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
