import { decisionOfDispatch } from "../domain/decision.ts";
import type { DispatchDecision, DispatchResult } from "../domain/dispatch.ts";
import type { Offer } from "../domain/offer.ts";
import type { WorkItem } from "../domain/work-item.ts";
import { announceOffer } from "./announce.ts";
import type { DispatchView, Stores } from "./ports.ts";

/** Writes what dispatch has decided, over rows that are locked. Answers how many offers were made. */
export function makeOffers(stores: Stores, { now, ...seen }: DispatchView, result: DispatchResult): number {
  const { decisions, rings } = result;
  // An item that waits on for the reason it waited for is not worth a line of its log.
  const told = decisions.filter((each) => each.kind === "offer" || each.reason !== each.item.waitReason);
  const offers = told.filter((each) => each.kind === "offer").map((each) => offerOf(each, stores.newId(now), now));
  const queues = new Map(seen.queues.map((queue) => [queue.id, queue]));
  if (told.length > 0) {
    const changed = told.map(itemAfter);
    const log = told.map((each) => decisionOfDispatch(each, queues.get(each.item.queueId ?? "") ?? null));
    stores.dispatch.write({ offers, items: changed, rings, decisions: log }, now);
  }
  for (const offer of offers) announceOffer(stores.events, offer);
  stores.hints.load(offers.map((offer) => offer.agentId));
  return offers.length;
}

function itemAfter(decision: DispatchDecision): WorkItem {
  return decision.kind === "offer"
    ? { ...decision.item, state: "offered", waitReason: null }
    : { ...decision.item, waitReason: decision.reason };
}

function offerOf(decision: Extract<DispatchDecision, { kind: "offer" }>, id: string, now: Date): Offer {
  const { item, agentId, queueId, expiresAt } = decision;
  return {
    id,
    itemId: item.id,
    interactionId: item.interactionId,
    accountId: item.accountId,
    agentId,
    queueId,
    workItemKind: item.kind,
    state: "open",
    madeAt: now,
    expiresAt,
    endedAt: null,
    endReason: null,
  };
}
