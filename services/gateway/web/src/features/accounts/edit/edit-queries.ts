import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask, askWithTag } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";
import type { Account } from "../../../api/resources.ts";
import { type AccountChange, accountQuery } from "../account-queries.ts";

/** An account with the ETag that the next change of it names. */
export type StoredAccount = { readonly account: Account; readonly etag: string };

/** What became of the account's mail so far. */
export function ledgerSummaryQuery(accountId: string) {
  const params = { path: { accountId } };
  return queryOptions({
    queryKey: queryKeys.ledgerSummary(accountId),
    queryFn: ({ signal }) => ask(api.GET("/accounts/{accountId}/ledger-summary", { params, signal })),
  });
}

export function useSaveAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ accountId, etag, body }: AccountChange): Promise<StoredAccount> => {
      const params = { path: { accountId }, header: { "if-match": etag } };
      const saved = await askWithTag(api.PATCH("/accounts/{accountId}", { params, body }));
      client.setQueryData(accountQuery(accountId).queryKey, saved);
      return { account: saved.data, etag: saved.etag };
    },
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.accounts }),
  });
}

/** The newest version, past every cache. */
export function useNewestAccount(accountId: string): () => Promise<StoredAccount> {
  const client = useQueryClient();
  return async () => {
    const { data, etag } = await client.query({ ...accountQuery(accountId), staleTime: 0 });
    return { account: data, etag };
  };
}
