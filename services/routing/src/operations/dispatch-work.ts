/**
 * Makes offers: all that waits, to everybody who is free, one process at a time (advisory lock). Redis proposes what is at
 * the head of each queue; what is really offered is decided over rows that are locked here.
 */
import { decisionOfDispatch } from "../domain/decision.ts";
import { dispatch, type DispatchDecision, type DispatchSnapshot } from "../domain/dispatch.ts";
import type { Offer } from "../domain/offer.ts";
import type { WorkItem } from "../domain/work-item.ts";
import { announceOffer } from "./announce.ts";
import type { Lane, Stores, WithStores, WorkingSet } from "./ports.ts";

export type DispatchRequest = {
  /** Looked at in any case, so that the log says why they wait. */
  readonly itemIds: readonly string[];
  /** `postgres`: do not ask Redis. */
  readonly source: "working-set" | "postgres";
};

/** Proposals beyond the free places: some heads of queues cannot be offered to those who are free. */
const spareProposals = 8;
const largestBatch = 200;

/** Answers true where there may be more to do at once, which is then best looked up in Postgres. */
export function makeDispatchWork(withStores: WithStores, workingSet: WorkingSet) {
  return async (request: DispatchRequest): Promise<boolean> => {
    const { hasMore, gone } = await withStores(async (stores) => {
      await stores.dispatch.lock();
      const free = await stores.dispatch.lockFree();
      const claimed = await claimWork(stores, { request, free, workingSet });
      const made = claimed.items.length === 0 ? 0 : await decide(stores, claimed.items);
      const isLeft = made > 0 && free.freePlaces > made;
      return { hasMore: isLeft || claimed.gone.length > 0, gone: claimed.gone };
    });
    if (gone.length > 0) workingSet.forget(gone);
    return hasMore;
  };
}

type Free = Awaited<ReturnType<Stores["dispatch"]["lockFree"]>>;
type ClaimOptions = { readonly request: DispatchRequest; readonly free: Free; readonly workingSet: WorkingSet };

async function claimWork(
  stores: Stores,
  { request, free, workingSet }: ClaimOptions,
): Promise<{ readonly items: readonly WorkItem[]; readonly gone: readonly string[] }> {
  const limit = Math.min(free.freePlaces + spareProposals, largestBatch);
  const isAnybodyFree = free.agentIds.length > 0;
  const proposed =
    isAnybodyFree && request.source === "working-set" ? await workingSet.propose(lanesOf(free), limit) : null;
  const wanted = [...new Set([...request.itemIds, ...(proposed ?? [])])];
  const items = wanted.length === 0 ? [] : await stores.dispatch.claim(wanted);
  if (proposed === null && isAnybodyFree) {
    const known = new Set(items.map((item) => item.id));
    const found = await stores.dispatch.claimFor(free.agentIds, limit);
    return { items: [...items, ...found.filter((item) => !known.has(item.id))], gone: [] };
  }
  const claimed = new Set(items.map((item) => item.id));
  const unclaimed = (proposed ?? []).filter((itemId) => !claimed.has(itemId));
  if (unclaimed.length === 0) return { items, gone: [] };
  const waiting = new Set(await stores.dispatch.stillWaiting(unclaimed));
  return { items, gone: unclaimed.filter((itemId) => !waiting.has(itemId)) };
}

function lanesOf(free: Free): Lane[] {
  return [
    ...free.queueIds.map((id): Lane => ({ kind: "queue", id })),
    ...free.agentIds.map((id): Lane => ({ kind: "agent", id })),
  ];
}

/** Answers how many offers were made. */
async function decide(stores: Stores, items: readonly WorkItem[]): Promise<number> {
  const { now, ...snapshot } = await takeSnapshot(stores, items);
  const { decisions, rings } = dispatch(snapshot, now);
  // An item that waits on for the reason it waited for is not worth a line of its log.
  const told = decisions.filter((each) => each.kind === "offer" || each.reason !== each.item.waitReason);
  const offers = told.filter((each) => each.kind === "offer").map((each) => offerOf(each, stores.newId(now), now));
  const queues = new Map(snapshot.queues.map((queue) => [queue.id, queue]));
  if (told.length > 0) {
    const changed = told.map(itemAfter);
    const log = told.map((each) => decisionOfDispatch(each, queues.get(each.item.queueId ?? "") ?? null));
    await stores.dispatch.write({ offers, items: changed, rings, decisions: log }, now);
  }
  for (const offer of offers) announceOffer(stores.events, offer);
  stores.hints.load(offers.map((offer) => offer.agentId));
  return offers.length;
}

async function takeSnapshot(
  stores: Stores,
  items: readonly WorkItem[],
): Promise<DispatchSnapshot & { readonly now: Date }> {
  const queueIds = items.map((item) => item.queueId).filter((id) => id !== null);
  const agentIds = items.map((item) => item.agentId).filter((id) => id !== null);
  const view = await stores.dispatch.view([...new Set(queueIds)], [...new Set(agentIds)]);
  return { ...view, items };
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
