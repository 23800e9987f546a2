import type { listInteractions } from "@mailroom/contracts/api/interaction";
import type { Static } from "typebox";
import type { InteractionFilter } from "../operations/ports.ts";

/** A filter that is not given narrows nothing. */
export function toInteractionFilter(query: Static<(typeof listInteractions)["query"]>): InteractionFilter {
  const { accountId, status, unread, agentId, contactId, startedFrom, startedBefore, search } = query;
  return {
    accountId: accountId ?? null,
    status: status ?? null,
    unread: unread ?? null,
    agentId: agentId ?? null,
    contactId: contactId ?? null,
    startedFrom: startedFrom === undefined ? null : new Date(startedFrom),
    startedBefore: startedBefore === undefined ? null : new Date(startedBefore),
    search: search ?? null,
  };
}
