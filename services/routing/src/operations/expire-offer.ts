import { expireOffer } from "../domain/offer.ts";
import type { WithStores } from "./ports.ts";
import { passOn } from "./reject-offer.ts";

/** Lets an offer lapse at its deadline, by the database's clock; before it, or once it has ended, nothing happens. */
export function makeExpireOffer(withStores: WithStores) {
  return (offerId: string): Promise<void> =>
    withStores(async (stores) => {
      const found = await stores.offers.find(offerId);
      if (found?.state !== "open") return;
      await stores.agents.lock([found.agentId]);
      const [item] = await stores.items.lock([found.itemId]);
      const [offer] = await stores.offers.lock([offerId]);
      if (item === undefined || offer === undefined) return;
      const now = await stores.now();
      const expired = expireOffer(offer, now);
      if (expired !== null) await passOn(stores, { offer: expired, item }, now);
    });
}
