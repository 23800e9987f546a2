import { on, type Handler } from "@mailroom/bus/handler";
import { accountChanged } from "@mailroom/contracts/events/account";
import {
  assignmentChanged,
  offerAccepted,
  offerExpired,
  offerMade,
  offerRejected,
  offerWithdrawn,
} from "@mailroom/contracts/events/offer";
import type { Transaction } from "kysely";
import type { AccessStore } from "../operations/ports.ts";
import { recordAccountLinks, recordAssignment, recordOffer, recordOfferEnded } from "../operations/record-access.ts";

type OpenAccess<DB> = (tx: Transaction<DB>) => AccessStore;

export function accountConfigHandlers<DB>(openAccess: OpenAccess<DB>): Handler<DB>[] {
  return [on(accountChanged, ({ data }, { tx }) => recordAccountLinks({ access: openAccess(tx) }, data))];
}

export function routingHandlers<DB>(openAccess: OpenAccess<DB>): Handler<DB>[] {
  const ended = [offerAccepted, offerRejected, offerExpired, offerWithdrawn] as const;
  return [
    on(offerMade, ({ data }, { tx }) => recordOffer({ access: openAccess(tx) }, data)),
    ...ended.map((contract) =>
      on<typeof contract, DB>(contract, ({ data }, { tx }) => recordOfferEnded({ access: openAccess(tx) }, data)),
    ),
    on(assignmentChanged, ({ data }, { tx }) => recordAssignment({ access: openAccess(tx) }, data)),
  ];
}
