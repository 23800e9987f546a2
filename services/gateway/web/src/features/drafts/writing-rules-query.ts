import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import { queryKeys } from "../../api/query-keys.ts";

/** What holds for answers in an interaction: senders, fixed copies, autosave. */
export function replyRulesQuery(interactionId: string) {
  return queryOptions({
    queryKey: queryKeys.replyRules(interactionId),
    queryFn: ({ signal }) =>
      ask(api.GET("/interactions/{interactionId}/writing-rules", { params: { path: { interactionId } }, signal })),
    staleTime: 300_000,
  });
}

/** The same for new mail from an account. */
export function newMailRulesQuery(accountId: string) {
  return queryOptions({
    queryKey: queryKeys.newMailRules(accountId),
    queryFn: ({ signal }) =>
      ask(api.GET("/accounts/{accountId}/writing-rules", { params: { path: { accountId } }, signal })),
    staleTime: 300_000,
  });
}
