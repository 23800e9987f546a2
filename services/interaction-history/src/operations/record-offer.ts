import type { OfferSnapshot } from "@mailroom/contracts/events/offer";
import type { UnitOfWork } from "./ports.ts";

/** An agent may read what is offered to them. */
export async function recordOffer(work: UnitOfWork, offer: OfferSnapshot): Promise<void> {
  const { offerId, interactionId, agentId } = offer;
  await work.interactions.saveOffer({ offerId, interactionId, agentId });
}

/** Accepted, rejected, expired or withdrawn: the offer gives no right any more. */
export async function recordOfferEnd(work: UnitOfWork, offer: { readonly offerId: string }): Promise<void> {
  await work.interactions.removeOffer(offer.offerId);
}
