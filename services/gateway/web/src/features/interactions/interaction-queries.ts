import { queryOptions } from "@tanstack/react-query";
import { api, ask, defined } from "../../api/client.ts";
import { pagedQuery } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { Interaction } from "../../api/resources.ts";

export type InteractionFilters = {
  readonly accountId?: string | undefined;
  readonly status?: Interaction["status"] | undefined;
  readonly unread?: boolean | undefined;
  readonly agentId?: string | undefined;
  readonly contactId?: string | undefined;
  readonly search?: string | undefined;
  /** Conditions: one, or the server refuses. */
  readonly tags?: string[] | undefined;
};

export function interactionListQuery(filters: InteractionFilters) {
  return pagedQuery(queryKeys.interactionList(filters), (position, signal) =>
    ask(api.GET("/interactions", { params: { query: { ...defined(filters), ...position } }, signal })),
  );
}

export function interactionQuery(interactionId: string) {
  return queryOptions({
    queryKey: queryKeys.interaction(interactionId),
    queryFn: ({ signal }) =>
      ask(api.GET("/interactions/{interactionId}", { params: { path: { interactionId } }, signal })),
  });
}

/** Newest first, as the API pages; the thread turns them round. */
export function messagesQuery(interactionId: string) {
  return pagedQuery(queryKeys.messages(interactionId), (position, signal) =>
    ask(
      api.GET("/interactions/{interactionId}/messages", {
        params: { path: { interactionId }, query: { limit: 20, ...position } },
        signal,
      }),
    ),
  );
}

export function whyQuery(interactionId: string) {
  return pagedQuery(queryKeys.why(interactionId), (position, signal) =>
    ask(
      api.GET("/interactions/{interactionId}/why", {
        params: { path: { interactionId }, query: { ...position } },
        signal,
      }),
    ),
  );
}
