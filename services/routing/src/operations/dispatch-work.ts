/**
 * Makes offers: all that waits, to everybody who is free, one process at a time (advisory lock). Redis proposes what is at
 * the head of each queue; what is really offered is decided over rows that are locked here.
 */
import { decisionOfDispatch } from "../domain/decision.ts";
import { dispatch, type DispatchDecision, type DispatchSnapshot } from "../domain/dispatch.ts";
import type { Offer } from "../domain/offer.ts";
import type { WorkItem } from "../domain/work-item.ts";
import { announceOffer } from "./announce.ts";
import type { DispatchView, Lane, Stores, WithStores, WorkingSet } from "./ports.ts";

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
      const free = await stores.dispatch.lockFree();
      const claimed = await claimWork(stores, { request, free, workingSet });
      const made = claimed.items.length === 0 ? 0 : decide(stores, claimed);
      const isLeft = made > 0 && free.freePlaces > made && !claimed.isAll;
      return { hasMore: isLeft || claimed.gone.length > 0, gone: claimed.gone };
    });
    if (gone.length > 0) workingSet.forget(gone);
    return hasMore;
  };
}

type Free = Awaited<ReturnType<Stores["dispatch"]["lockFree"]>>;
type ClaimOptions = { readonly request: DispatchRequest; readonly free: Free; readonly workingSet: WorkingSet };

type Claimed = {
  readonly items: readonly WorkItem[];
  readonly view: DispatchView;
  /** Nothing else waits that could be offered now, as far as was to be seen. */
  readonly isAll: boolean;
  /** Proposed, but waiting no more. */
  readonly gone: readonly string[];
};

const nothing: Claimed = {
  ...{ items: [], isAll: true, gone: [] },
  view: { now: new Date(0), queues: [], agents: [] },
};

async function claimWork(stores: Stores, { request, free, workingSet }: ClaimOptions): Promise<Claimed> {
  const limit = Math.min(free.freePlaces + spareProposals, largestBatch);
  const isAnybodyFree = free.agentIds.length > 0;
  const proposed =
    isAnybodyFree && request.source === "working-set" ? await workingSet.propose(lanesOf(free), limit) : null;
  const wanted = [...new Set([...request.itemIds, ...(proposed ?? [])])];
  if (wanted.length === 0 && proposed !== null) return nothing;
  if (proposed === null && isAnybodyFree) return claimFromPostgres(stores, wanted, { agentIds: free.agentIds, limit });
  const [items, view] = await Promise.all([stores.dispatch.claim(wanted), stores.dispatch.view(wanted)]);
  const isAll = proposed === null || proposed.length < limit;
  const claimed = new Set(items.map((item) => item.id));
  const unclaimed = (proposed ?? []).filter((itemId) => !claimed.has(itemId));
  if (unclaimed.length === 0) return { items, view, isAll, gone: [] };
  const waiting = new Set(await stores.dispatch.stillWaiting(unclaimed));
  return { items, view, isAll, gone: unclaimed.filter((itemId) => !waiting.has(itemId)) };
}

async function claimFromPostgres(
  { dispatch: store }: Stores,
  wanted: readonly string[],
  { agentIds, limit }: { readonly agentIds: readonly string[]; readonly limit: number },
): Promise<Claimed> {
  const items = await store.claim(wanted);
  const known = new Set(items.map((item) => item.id));
  const found = await store.claimFor(agentIds, limit);
  const all = [...items, ...found.filter((item) => !known.has(item.id))];
  return { items: all, view: await store.view(all.map((item) => item.id)), isAll: found.length < limit, gone: [] };
}

function lanesOf(free: Free): Lane[] {
  return [
    ...free.queueIds.map((id): Lane => ({ kind: "queue", id })),
    ...free.agentIds.map((id): Lane => ({ kind: "agent", id })),
  ];
}

/** Answers how many offers were made. */
function decide(stores: Stores, { items, view: { now, ...seen } }: Claimed): number {
  const snapshot: DispatchSnapshot = { ...seen, items };
  const { decisions, rings } = dispatch(snapshot, now);
  // An item that waits on for the reason it waited for is not worth a line of its log.
  const told = decisions.filter((each) => each.kind === "offer" || each.reason !== each.item.waitReason);
  const offers = told.filter((each) => each.kind === "offer").map((each) => offerOf(each, stores.newId(now), now));
  const queues = new Map(snapshot.queues.map((queue) => [queue.id, queue]));
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
