import type { Offer } from "./domain/offer.ts";
import type { WorkItem } from "./domain/work-item.ts";
import { offerAtOnce } from "./operations/offer-at-once.ts";
import type { Hints, Stores } from "./operations/ports.ts";
import type { Filing } from "./redis/working-set.ts";
import type { Scope } from "./store/database.ts";
import { makeStores } from "./store/stores.ts";

export type StoresOfOptions = {
  readonly file: Filing;
  readonly hints: Hints;
  /** Whether what comes up is offered in its own transaction where that is possible. */
  readonly offersAtOnce: boolean;
};

/**
 * The stores of a transaction, the same for all events that share it. Once it has committed Redis is brought up to date
 * first, so that the dispatch asked for next finds it so.
 */
export function makeStoresOf(options: StoresOfOptions): (scope: Scope) => Stores {
  const known = new WeakMap<Scope, Stores>();
  return (scope) => {
    const stores = known.get(scope) ?? openStores(scope, options);
    known.set(scope, stores);
    return stores;
  };
}

function openStores(scope: Scope, { file, hints, offersAtOnce }: StoresOfOptions): Stores {
  const items = new Map<string, WorkItem>();
  const offers = new Map<string, Offer>();
  const toDispatch = new Set<string>();
  const toLoad = new Set<string>();
  let wantsDispatch = false;
  const changes = {
    item: (item: WorkItem) => void items.set(item.id, item),
    offer: (offer: Offer) => void offers.set(offer.id, offer),
  };
  const stores = makeStores(scope, changes, {
    dispatch(itemIds) {
      if (itemIds.length === 0) wantsDispatch = true;
      for (const id of itemIds) toDispatch.add(id);
    },
    load(agentIds) {
      for (const id of agentIds) toLoad.add(id);
    },
  });
  if (offersAtOnce) {
    scope.beforeCommit(async () => {
      const waiting = [...toDispatch].flatMap((id) => items.get(id) ?? []).filter((item) => item.state === "waiting");
      const isAll = waiting.length === toDispatch.size && waiting.length > 0;
      if (isAll && (await offerAtOnce(stores, waiting))) toDispatch.clear();
    });
  }
  scope.afterCommit(() => {
    for (const item of items.values()) void file.item(item);
    for (const offer of offers.values()) void file.offer(offer);
    if (wantsDispatch || toDispatch.size > 0) hints.dispatch([...toDispatch]);
    if (toLoad.size > 0) hints.load([...toLoad]);
  });
  return stores;
}
