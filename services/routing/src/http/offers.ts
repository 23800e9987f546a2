import {
  acceptOffer,
  type Decision,
  getOffer,
  listOffers,
  type Offer,
  rejectOffer,
  whyInteraction,
} from "@mailroom/contracts/api/offer";
import type { Principal } from "@mailroom/contracts/principal";
import type { Cursor } from "@mailroom/http/cursor";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import type { DecisionView, OfferView, Page, PageRequest } from "../operations/ports.ts";
import type { OfferFilter } from "../operations/read-offers.ts";
import { makePaging } from "./page.ts";

export type OfferOperations = {
  readonly offers: {
    list(filter: OfferFilter, page: PageRequest, principal: Principal): Promise<Page<OfferView>>;
    get(offerId: string, principal: Principal): Promise<OfferView>;
  };
  /** Answer an offer; the offer afterwards. */
  readonly acceptOffer: (offerId: string, principal: Principal) => Promise<OfferView>;
  readonly rejectOffer: (offerId: string, principal: Principal) => Promise<OfferView>;
  readonly why: (interactionId: string, page: PageRequest, principal: Principal) => Promise<Page<DecisionView>>;
};

export function addOfferRoutes(server: FastifyInstance, operations: OfferOperations, cursor: Cursor): void {
  const { offers } = operations;
  const paging = makePaging(cursor, "offers");
  const whyPaging = makePaging(cursor, "decisions");
  implement(server, listOffers, async ({ query, principal }) => {
    const { state = null, agentId = null, interactionId = null } = query;
    const page = await offers.list({ state, agentId, interactionId }, paging.read(query), principal);
    return { status: 200, body: paging.show(page, showOffer) };
  });
  implement(server, getOffer, async ({ params, principal }) => {
    return { status: 200, body: showOffer(await offers.get(params.offerId, principal)) };
  });
  implement(server, acceptOffer, async ({ params, principal }) => {
    return { status: 200, body: showOffer(await operations.acceptOffer(params.offerId, principal)) };
  });
  implement(server, rejectOffer, async ({ params, principal }) => {
    return { status: 200, body: showOffer(await operations.rejectOffer(params.offerId, principal)) };
  });
  implement(server, whyInteraction, async ({ params, query, principal }) => {
    const page = await operations.why(params.interactionId, whyPaging.read(query), principal);
    return { status: 200, body: whyPaging.show(page, showDecision) };
  });
}

function showOffer(offer: OfferView): Offer {
  const { id, interactionId, accountId, agentId, queueId, queueName, workItemKind, state } = offer;
  return {
    ...{ id, interactionId, accountId, agentId, queueId, queueName, workItemKind, state },
    madeAt: offer.madeAt.toISOString(),
    expiresAt: offer.expiresAt?.toISOString() ?? null,
    endedAt: offer.endedAt?.toISOString() ?? null,
  };
}

function showDecision({ id, at, kind, summary, inputs }: DecisionView): Decision {
  return { id, at: at.toISOString(), kind, summary, inputs };
}
