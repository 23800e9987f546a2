import { queryOptions } from "@tanstack/react-query";
import { api, ask, askWithTag, tell } from "../../api/client.ts";
import { everyPage } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { DispositionCreate, DispositionPatch } from "../../api/resources.ts";
import { useChange } from "../../api/use-change.ts";

/** All of them: a tree with holes would say that something has nothing below it. */
export const dispositionsQuery = queryOptions({
  queryKey: queryKeys.dispositionTree,
  queryFn: ({ signal }) =>
    everyPage((position) => ask(api.GET("/dispositions", { params: { query: position }, signal }))),
});

/** The account's own, and what else agents are offered for it (S50). */
export function offeredDispositionsQuery(accountId: string) {
  return queryOptions({
    queryKey: queryKeys.offeredDispositions(accountId),
    queryFn: async ({ signal }) => {
      const params = { path: { accountId } };
      return (await ask(api.GET("/accounts/{accountId}/dispositions", { params, signal }))).items;
    },
  });
}

export function dispositionQuery(dispositionId: string) {
  return queryOptions({
    queryKey: [...queryKeys.dispositions, "one", dispositionId],
    queryFn: ({ signal }) =>
      askWithTag(api.GET("/dispositions/{dispositionId}", { params: { path: { dispositionId } }, signal })),
    staleTime: 0,
  });
}

export type DispositionChange =
  | { readonly kind: "new"; readonly body: DispositionCreate }
  | { readonly kind: "stored"; readonly id: string; readonly etag: string; readonly body: DispositionPatch };

export function useSaveDisposition() {
  return useChange(
    (change: DispositionChange) =>
      ask(
        change.kind === "new"
          ? api.POST("/dispositions", { body: change.body })
          : api.PATCH("/dispositions/{dispositionId}", {
              params: { path: { dispositionId: change.id }, header: { "if-match": change.etag } },
              body: change.body,
            }),
      ),
    queryKeys.dispositions,
  );
}

export function deleteDisposition(dispositionId: string): Promise<void> {
  return tell(api.DELETE("/dispositions/{dispositionId}", { params: { path: { dispositionId } } }));
}

export function useStarterSet() {
  return useChange(async () => (await ask(api.POST("/dispositions/starter-set"))).created, queryKeys.dispositions);
}
