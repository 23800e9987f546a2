import { queryOptions } from "@tanstack/react-query";
import { api, ask, askWithTag, defined, tell } from "../../api/client.ts";
import { everyPage, pagedQuery } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { AssistantCreate } from "../../api/resources.ts";
import { useChange } from "../../api/use-change.ts";

type AssistantFilters = { readonly search?: string | undefined };

export function assistantListQuery(filters: AssistantFilters) {
  return pagedQuery(queryKeys.assistantList(filters), (position, signal) =>
    ask(api.GET("/assistants", { params: { query: { ...defined(filters), ...position } }, signal })),
  );
}

export function allAssistants(filters: AssistantFilters) {
  return everyPage((position) =>
    ask(api.GET("/assistants", { params: { query: { ...defined(filters), ...position } } })),
  );
}

export function assistantQuery(assistantId: string) {
  return queryOptions({
    queryKey: queryKeys.assistant(assistantId),
    queryFn: ({ signal }) =>
      askWithTag(api.GET("/assistants/{assistantId}", { params: { path: { assistantId } }, signal })),
    staleTime: 0,
  });
}

type AssistantChange = {
  /** null: a new one. */
  readonly stored: { readonly id: string; readonly etag: string } | null;
  readonly body: AssistantCreate;
};

export function useSaveAssistant() {
  return useChange(
    ({ stored, body }: AssistantChange) =>
      ask(
        stored === null
          ? api.POST("/assistants", { body })
          : api.PATCH("/assistants/{assistantId}", {
              params: { path: { assistantId: stored.id }, header: { "if-match": stored.etag } },
              body,
            }),
      ),
    queryKeys.assistants,
  );
}

export function deleteAssistant(assistantId: string): Promise<void> {
  return tell(api.DELETE("/assistants/{assistantId}", { params: { path: { assistantId } } }));
}
