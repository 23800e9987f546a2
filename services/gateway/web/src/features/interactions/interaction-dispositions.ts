import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import { queryKeys } from "../../api/query-keys.ts";
import { interactionQuery } from "./interaction-queries.ts";

/** What may be chosen, whether something must be, and what was chosen so far. */
export function interactionDispositionsQuery(interactionId: string) {
  return queryOptions({
    queryKey: queryKeys.interactionDispositions(interactionId),
    queryFn: ({ signal }) =>
      ask(api.GET("/interactions/{interactionId}/dispositions", { params: { path: { interactionId } }, signal })),
    // nothing tells that somebody has changed the dispositions of an account
    staleTime: 0,
  });
}

/** `dispositionId` null: none. */
export type DispositionChoice = { readonly dispositionId: string | null; readonly note: string | null };

export function useSetDisposition(interactionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DispositionChoice) =>
      ask(api.PUT("/interactions/{interactionId}/disposition", { params: { path: { interactionId } }, body })),
    onSuccess: (changed) => {
      client.setQueryData(interactionQuery(interactionId).queryKey, changed);
      return Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.interactionLists }),
        client.invalidateQueries({ queryKey: queryKeys.interactionDispositions(interactionId) }),
      ]);
    },
  });
}
