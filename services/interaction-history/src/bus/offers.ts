import { type Handler, on } from "@mailroom/bus/handler";
import {
  offerAccepted,
  offerExpired,
  offerMade,
  offerRejected,
  offerWithdrawn,
} from "@mailroom/contracts/events/offer";
import { recordOffer, recordOfferEnd } from "../operations/record-offer.ts";
import type { Bind } from "./bind.ts";

/** An open offer lets its agent read; however it ends, the right ends with it. */
export function onOffers<DB>(bind: Bind<DB>): Handler<DB>[] {
  const ended = [offerAccepted, offerRejected, offerExpired, offerWithdrawn] as const;
  return [
    on(offerMade, ({ data }, scope) => recordOffer(bind(scope), data)),
    ...ended.map((contract) =>
      on<typeof contract, DB>(contract, ({ data }, scope) => recordOfferEnd(bind(scope), data)),
    ),
  ];
}
