/**
 * Makes offers: all that waits, to everybody who is free, one process at a time (advisory lock). Redis proposes what is at
 * the head of each queue; what is really offered is decided over rows that are locked here.
 */
import { dispatch, type DispatchResult } from "../domain/dispatch.ts";
import type { WorkItem } from "../domain/work-item.ts";
import { makeOffers } from "./make-offers.ts";
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
      const made = claimed.items.length === 0 ? 0 : makeOffers(stores, claimed.view, decide(claimed));
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

function decide({ items, view: { now, queues, agents } }: Claimed): DispatchResult {
  return dispatch({ queues, agents, items }, now);
}
