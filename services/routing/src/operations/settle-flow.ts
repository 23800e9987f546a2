/** What becomes of an interaction where its run through the account's list has come to rest. */
import { decisionOfStop } from "../domain/decision.ts";
import { afterStop, type RoutingAccount, waitingAt } from "../domain/route-message.ts";
import type { Interaction } from "../domain/interaction.ts";
import type { FlowResult, FlowStop } from "../domain/run-flow.ts";
import { classOf, type WorkItem } from "../domain/work-item.ts";
import { announceEnded } from "./announce.ts";
import { orderClose, orderEffects } from "./order-effects.ts";
import type { Stores } from "./ports.ts";

export type FlowEnd = {
  /** Locked. */
  readonly interaction: Interaction;
  readonly account: Pick<RoutingAccount, "id" | "version" | "prioritizeReplies">;
  /** Locked; what waited at the step before. null: nothing, there was none or its answer was waited for. */
  readonly item: WorkItem | null;
  readonly flow: FlowResult;
  /** A sentence that says why the run has gone on. */
  readonly because: string;
};

/** Carries a run on from where it waited. Orders, work, events and the reasons are one transaction. */
export async function settleFlow(stores: Stores, end: FlowEnd, now: Date): Promise<void> {
  const { interaction, item, flow } = end;
  const { stop } = flow;
  await orderEffects(stores, interaction, flow);
  const after = afterStop(interaction, stop);
  stores.interactions.save(after);
  stores.decisions.add([decisionOfStop(end, item)], now);
  if (stop.kind === "queue" || stop.kind === "agent") {
    const waiting = item === null ? addItem(stores, end, stop, now) : moveItem(stores, item, stop, now);
    stores.runs.save(flow.run);
    stores.hints.dispatch([waiting.id]);
    return;
  }
  if (item !== null) stores.items.save({ ...item, state: "closed" }, now);
  leaveRouting(stores, { interaction: after, flow }, now);
  const isEnded = stop.kind === "list-ended" || stop.kind === "too-many-steps";
  if (isEnded) announceEnded(stores.events, after, item === null ? "no-action" : "queue-timeout", now);
}

/** Nobody of ours is asked now: a call waits for its answer, a Close step for interaction-history. */
export function leaveRouting(
  stores: Stores,
  { interaction, flow }: { readonly interaction: Interaction; readonly flow: FlowResult },
  now: Date,
): void {
  const { run, stop } = flow;
  if (stop.kind !== "call") {
    stores.runs.remove(interaction.id);
    if (stop.kind === "close") orderClose(stores, flow, stop, now);
    return;
  }
  const { stepId, actionIndex, stepKey, step } = stop;
  const { url, method, variable, timeoutSeconds } = step;
  const { interactionId, accountId } = run;
  const id = stores.idOf(["call", interactionId, run.cause?.messageKey ?? "", stepKey, String(run.stepCount)]);
  stores.runs.save(run);
  const place = { interactionId, accountId, stepId, actionIndex };
  stores.calls.add({ id, ...place, url, method, variable, timeoutSeconds }, now);
}

type Waiting = Extract<FlowStop, { kind: "queue" | "agent" }>;

function moveItem(stores: Stores, item: WorkItem, stop: Waiting, now: Date): WorkItem {
  const begun = { round: item.round + 1, refusedBy: [], nextRoundAt: null, waitReason: null };
  const { actionIndex, stepEndsAt } = stop;
  return stores.items.save({ ...item, ...waitingAt(stop), actionIndex, stepEndsAt, ...begun }, now);
}

function addItem(stores: Stores, { interaction, account, flow }: FlowEnd, stop: Waiting, now: Date): WorkItem {
  const kind = flow.run.cause?.isFirst === true ? "new" : "reply";
  const { actionIndex, stepEndsAt } = stop;
  return stores.items.add(
    {
      interactionId: interaction.id,
      accountId: interaction.accountId,
      kind,
      ...waitingAt(stop),
      class: classOf(kind, account.prioritizeReplies),
      receivedAt: interaction.unansweredSince ?? now,
      ...{ actionIndex, stepEndsAt, waitsSince: null, waitEndsAt: null },
    },
    now,
  );
}
