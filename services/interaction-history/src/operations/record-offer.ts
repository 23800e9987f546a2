import type { OfferSnapshot } from "@mailroom/contracts/events/offer";
import type { UnitOfWork } from "./ports.ts";

/** An agent may read what is offered to them; the queue it came through lends its dispositions (S50). */
export async function recordOffer(work: UnitOfWork, offer: OfferSnapshot): Promise<void> {
  const { offerId, interactionId, agentId, queueId } = offer;
  await work.interactions.saveOffer({ offerId, interactionId, agentId, queueId });
}

/** Accepted, rejected, expired or withdrawn: the offer gives no right any more. */
export async function recordOfferEnd(work: UnitOfWork, offer: { readonly offerId: string }): Promise<void> {
  await work.interactions.removeOffer(offer.offerId);
}
