import { decisionOfOffer } from "../domain/decision.ts";
import { withdrawOffer, type WithdrawReason } from "../domain/offer.ts";
import { isOpen, type WorkItem } from "../domain/work-item.ts";
import { announceOffer } from "./announce.ts";
import type { Stores } from "./ports.ts";

/**
 * Takes certain offers back and has their items wait for somebody else. The agent's row must be locked, so that no new
 * offer to them can be made meanwhile; items and offers are locked here.
 */
export async function withdrawOffers(
  stores: Stores,
  offers: readonly { readonly id: string; readonly itemId: string }[],
  reason: WithdrawReason,
  now: Date,
): Promise<void> {
  if (offers.length === 0) return;
  const items = await stores.items.lock(offers.map((offer) => offer.itemId));
  const locked = await stores.offers.lock(offers.map((offer) => offer.id));
  for (const offer of locked) {
    const withdrawn = withdrawOffer(offer, reason, now);
    if (withdrawn === null) continue;
    await stores.offers.save(withdrawn);
    announceOffer(stores.events, withdrawn);
    stores.decisions.add([decisionOfOffer(withdrawn)], now);
    const item = items.find((each) => each.id === offer.itemId);
    if (item?.state === "offered") stores.items.save({ ...item, state: "waiting", waitReason: null }, now);
  }
  stores.hints.load(locked.map((offer) => offer.agentId));
  stores.hints.dispatch(items.filter(isOpen).map((item) => item.id));
}

/** Ends an item for which nobody is wanted any more; its open offers are taken back. The item must be locked. */
export async function closeItem(stores: Stores, item: WorkItem, reason: WithdrawReason, now: Date): Promise<void> {
  await withdrawOffersOf(stores, item, reason, now);
  stores.items.save({ ...item, state: "closed" }, now);
}

/** Takes back the open offers of an item. The item must be locked; what becomes of it is the caller's to save. */
export async function withdrawOffersOf(
  stores: Stores,
  item: WorkItem,
  reason: WithdrawReason,
  now: Date,
): Promise<void> {
  const offers = await stores.offers.lockOpenOf(item.id);
  for (const offer of offers) {
    const withdrawn = withdrawOffer(offer, reason, now);
    if (withdrawn === null) continue;
    await stores.offers.save(withdrawn);
    announceOffer(stores.events, withdrawn);
    stores.decisions.add([decisionOfOffer(withdrawn)], now);
  }
  if (offers.length === 0) return;
  stores.hints.load(offers.map((offer) => offer.agentId));
  stores.hints.dispatch([]);
}
