import type { Principal } from "@mailroom/contracts/principal";
import { decisionOfOffer } from "../domain/decision.ts";
import { type Offer, rejectOffer } from "../domain/offer.ts";
import { refuse, type WorkItem } from "../domain/work-item.ts";
import { announceOffer } from "./announce.ts";
import { leaveWait } from "./end-wait.ts";
import { answeredOrNull, lockForAnswer, readAnswered } from "./answer-offer.ts";
import type { OfferView, Reader, Stores, WithStores } from "./ports.ts";

/**
 * The agent passes and the next one is asked (X4). A reply that waited for this agent alone goes where the account says (S77). Rejecting twice is the same rejection.
 *
 * @throws DomainError `not-found`; `offer-expired`, `offer-ended` (conflict)
 */
export function makeRejectOffer(withStores: WithStores, reader: Reader) {
  return async (offerId: string, principal: Principal): Promise<OfferView> => {
    await withStores(async (stores) => {
      const { offer, item } = await lockForAnswer(stores, offerId, principal);
      const now = await stores.now();
      const rejected = answeredOrNull(rejectOffer(offer, now));
      if (rejected === null) return;
      const next = await passOn(stores, { offer: rejected, item }, now);
      if (next.waitsSince !== null && next.agentId !== null) await leaveWait(stores, next, "rejected", now);
    });
    return readAnswered(reader, offerId);
  };
}

/** Saves an offer that was rejected or has lapsed, and answers the item, waiting for the next agent. Both must be locked. */
export async function passOn(
  stores: Stores,
  { offer, item }: { readonly offer: Offer; readonly item: WorkItem },
  now: Date,
): Promise<WorkItem> {
  await stores.offers.save(offer);
  announceOffer(stores.events, offer);
  const next = item.state === "offered" ? stores.items.save(refuse(item, offer.agentId, now), now) : item;
  const more = { round: next.round, refusedBy: next.refusedBy, nextRoundAt: next.nextRoundAt };
  stores.decisions.add([decisionOfOffer(offer, more)], now);
  stores.hints.load([offer.agentId]);
  stores.hints.dispatch([item.id]);
  return next;
}
