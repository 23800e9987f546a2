import type { Offer } from "../domain/offer.ts";
import type { WorkItem } from "../domain/work-item.ts";

/** Told of every item and offer that a transaction writes, so that Redis can be brought up to date after its commit. */
export type Changes = {
  item(item: WorkItem): void;
  offer(offer: Offer): void;
};
