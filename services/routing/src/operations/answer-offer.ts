/** Loading, locking and saving that accept and reject share; what each means is in domain/offer.ts. */
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { offerNotFound } from "../domain/not-found.ts";
import type { AnswerOutcome, Offer, OfferRefusal } from "../domain/offer.ts";
import type { WorkItem } from "../domain/work-item.ts";
import type { OfferView, Reader, Stores } from "./ports.ts";

export type LockedOffer = { readonly offer: Offer; readonly item: WorkItem };

/**
 * The offer under lock, in the order agent, item, offer: of all who want it, the first commit wins.
 *
 * @throws DomainError `not-found` where there is none or it is somebody else's, `not-allowed` (forbidden) by scope
 */
export async function lockForAnswer(stores: Stores, offerId: string, principal: Principal): Promise<LockedOffer> {
  const found = await stores.offers.find(offerId);
  if (found === null) throw offerNotFound();
  const { agentId, accountId, itemId } = found;
  assertCan(principal, "offers.answer", { kind: "own", ownerId: agentId, accountId });
  await stores.agents.lock([agentId]);
  const [item] = await stores.items.lock([itemId]);
  const [offer] = await stores.offers.lock([offerId]);
  if (item === undefined || offer === undefined) throw offerNotFound();
  return { offer, item };
}

/** The new offer, or null where the same answer was given before. Throws DomainError (conflict) with the refusal's code. */
export function answeredOrNull(outcome: AnswerOutcome): Offer | null {
  switch (outcome.kind) {
    case "answered":
      return outcome.offer;
    case "repeated":
      return null;
    case "refused":
      throw new DomainError(outcome.code, "conflict", refusalTexts[outcome.code]);
  }
}

/** What a scope lets answer, it lets see the outcome of, whether or not it may read offers. */
export async function readAnswered(reader: Reader, offerId: string): Promise<OfferView> {
  const offer = await reader.findOffer(offerId);
  if (offer === null) throw offerNotFound();
  return offer;
}

const refusalTexts: Readonly<Record<OfferRefusal, string>> = {
  "offer-taken": "Another agent took it first.",
  "offer-expired": "The offer was not answered in time; the next agent is asked.",
  "offer-ended": "The offer is void: it was answered, taken back, or the interaction was closed.",
};
