import type { Principal } from "@mailroom/contracts/principal";
import { decisionOfOffer } from "../domain/decision.ts";
import { acceptedBy, newInteraction } from "../domain/interaction.ts";
import { acceptOffer, type Offer } from "../domain/offer.ts";
import { announceHolder, announceOffer } from "./announce.ts";
import { answeredOrNull, lockForAnswer, readAnswered } from "./answer-offer.ts";
import type { OfferView, Reader, Stores, WithStores } from "./ports.ts";

/**
 * The agent takes the interaction. Accepting twice is the same acceptance.
 *
 * @throws DomainError `not-found`; `offer-taken`, `offer-expired`, `offer-ended` (conflict)
 */
export function makeAcceptOffer(withStores: WithStores, reader: Reader) {
  return async (offerId: string, principal: Principal): Promise<OfferView> => {
    await withStores(async (stores) => {
      const { offer, item } = await lockForAnswer(stores, offerId, principal);
      const now = await stores.now();
      const accepted = answeredOrNull(acceptOffer(offer, now));
      if (accepted === null) return;
      await stores.offers.save(accepted);
      stores.items.save({ ...item, state: "accepted" }, now);
      await assign(stores, accepted, now);
      stores.hints.load([accepted.agentId]);
    });
    return readAnswered(reader, offerId);
  };
}

async function assign(stores: Stores, offer: Offer, now: Date): Promise<void> {
  const { interactionId, accountId, agentId, queueId } = offer;
  const before = (await stores.interactions.lock(interactionId)) ?? newInteraction(interactionId, accountId);
  const after = acceptedBy(before, agentId, queueId);
  stores.interactions.save(after);
  announceOffer(stores.events, offer);
  announceHolder(stores.events, after, { queueId, cause: "accepted", at: now });
  stores.decisions.add([decisionOfOffer(offer, { formerHolderId: before.holderId })], now);
}
