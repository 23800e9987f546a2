import type { listInteractions } from "@mailroom/contracts/api/interaction";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Static } from "typebox";
import { cleanTags } from "../domain/tag.ts";
import type { InteractionFilter } from "../operations/ports.ts";

/** A filter that is not given narrows nothing. @throws DomainError `several-tags-conditions` */
export function toInteractionFilter(query: Static<(typeof listInteractions)["query"]>): InteractionFilter {
  const { accountId, status, unread, agentId, contactId, startedFrom, startedBefore, search, tags } = query;
  return {
    accountId: accountId ?? null,
    status: status ?? null,
    unread: unread ?? null,
    agentId: agentId ?? null,
    contactId: contactId ?? null,
    startedFrom: startedFrom === undefined ? null : new Date(startedFrom),
    startedBefore: startedBefore === undefined ? null : new Date(startedBefore),
    search: search ?? null,
    tags: tags === undefined ? null : tagsOf(tags),
  };
}

/** S106: values of one condition mean any of them; what several conditions mean together nobody can say. */
function tagsOf([condition = "", ...others]: readonly string[]): string[] | null {
  if (others.length > 0) {
    const detail =
      "Multiple conditions have been detected for the 'Tags' attribute. Either disable or remove the duplicated conditions.";
    throw new DomainError("several-tags-conditions", "invalid", detail, {
      fields: [{ pointer: "#query/tags", detail }],
    });
  }
  const tags = cleanTags(condition.split(","));
  return tags.length === 0 ? null : tags;
}
