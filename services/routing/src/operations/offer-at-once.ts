import { dispatch } from "../domain/dispatch.ts";
import type { WorkItem } from "../domain/work-item.ts";
import { makeOffers } from "./make-offers.ts";
import type { Stores } from "./ports.ts";

/**
 * The short way to an offer: work that has just come up is offered in the transaction that has made it, where nothing else
 * waits for the people it could be offered to and all of it finds somebody. It waits for no lock, since the transaction holds
 * those of items and interactions, which come after the agents'. Answers false where dispatch has to look at it after the
 * commit, as at everything else.
 */
export async function offerAtOnce(stores: Stores, items: readonly WorkItem[]): Promise<boolean> {
  const { isClear, view } = await stores.dispatch.tryLock(items);
  if (!isClear) return false;
  const { now, queues, agents } = view;
  const result = dispatch({ queues, agents, items }, now);
  if (result.decisions.some((decision) => decision.kind !== "offer")) return false;
  makeOffers(stores, view, result);
  return true;
}
