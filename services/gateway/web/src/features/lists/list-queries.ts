import { queryOptions } from "@tanstack/react-query";
import { api, ask, askWithTag, defined, tell } from "../../api/client.ts";
import { everyPage, pagedQuery } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { ContactListCreate } from "../../api/resources.ts";
import { useChange } from "../../api/use-change.ts";

type ListFilters = { readonly search?: string | undefined };

export function contactListsQuery(filters: ListFilters) {
  return pagedQuery(queryKeys.listList(filters), (position, signal) =>
    ask(api.GET("/lists", { params: { query: { ...defined(filters), ...position } }, signal })),
  );
}

export function allLists(filters: ListFilters) {
  return everyPage((position) => ask(api.GET("/lists", { params: { query: { ...defined(filters), ...position } } })));
}

/** All lists, to name and to choose one. */
export const listChoiceQuery = queryOptions({
  queryKey: queryKeys.listList({ choice: true }),
  queryFn: () => allLists({}),
});

export function contactListQuery(listId: string) {
  return queryOptions({
    queryKey: queryKeys.list(listId),
    queryFn: ({ signal }) => askWithTag(api.GET("/lists/{listId}", { params: { path: { listId } }, signal })),
    staleTime: 0,
  });
}

type ListChange = {
  /** null: a new list. */
  readonly list: { readonly id: string; readonly etag: string } | null;
  readonly body: ContactListCreate;
};

export function useSaveList() {
  return useChange(
    ({ list, body }: ListChange) =>
      ask(
        list === null
          ? api.POST("/lists", { body })
          : api.PATCH("/lists/{listId}", {
              params: { path: { listId: list.id }, header: { "if-match": list.etag } },
              body,
            }),
      ),
    queryKeys.lists,
  );
}

export function deleteList(listId: string): Promise<void> {
  return tell(api.DELETE("/lists/{listId}", { params: { path: { listId } } }));
}
