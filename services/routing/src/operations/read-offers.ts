import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { reachOf } from "@mailroom/policy/reach";
import { interactionNotFound, offerNotFound } from "../domain/not-found.ts";
import type { OfferState } from "../domain/offer.ts";
import type { DecisionView, OfferView, Page, PageRequest, Reader } from "./ports.ts";

export type OfferFilter = {
  readonly state: OfferState | null;
  readonly agentId: string | null;
  readonly interactionId: string | null;
};

const emptyPage = { items: [], next: null };

/** Agents see their own offers; administrators all; keys those of their accounts. */
export function makeReadOffers(reader: Reader) {
  return {
    async list(filter: OfferFilter, page: PageRequest, principal: Principal): Promise<Page<OfferView>> {
      const reach = reachOf(principal, "offers.read");
      switch (reach.kind) {
        case "nothing":
          return emptyPage;
        case "everything":
          return reader.listOffers({ ...filter, accountIds: null }, page);
        case "accounts":
          return reader.listOffers({ ...filter, accountIds: reach.accountIds }, page);
        case "agent":
          if (filter.agentId !== null && filter.agentId !== reach.agentId) return emptyPage;
          return reader.listOffers({ ...filter, agentId: reach.agentId, accountIds: null }, page);
      }
    },
    /** @throws DomainError `not-found` */
    async get(offerId: string, principal: Principal): Promise<OfferView> {
      const offer = await reader.findOffer(offerId);
      if (offer === null) throw offerNotFound();
      assertCan(principal, "offers.read", { kind: "own", ownerId: offer.agentId, accountId: offer.accountId });
      return offer;
    },
  };
}

/** Why an interaction was routed as it was (N2): for whoever may read it. @throws DomainError `not-found` */
export function makeReadWhy(reader: Reader) {
  return async (interactionId: string, page: PageRequest, principal: Principal): Promise<Page<DecisionView>> => {
    const access = await reader.findAccess(interactionId);
    if (access === null) throw interactionNotFound();
    assertCan(principal, "interactions.read", { kind: "interaction", ...access });
    return reader.listDecisions(interactionId, page);
  };
}
