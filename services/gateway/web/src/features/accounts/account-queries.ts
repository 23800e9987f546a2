import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask, askWithTag, defined, tell } from "../../api/client.ts";
import { everyPage, pagedQuery, wholeList } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { Account, AccountCreate, AccountPatch, AccountSummary } from "../../api/resources.ts";

export type AccountFilters = {
  readonly search?: string | undefined;
  readonly active?: boolean | undefined;
  readonly service?: Account["service"] | undefined;
};

export function accountListQuery(filters: AccountFilters) {
  return pagedQuery(queryKeys.accountList(filters), (position, signal) =>
    ask(api.GET("/accounts", { params: { query: { ...defined(filters), ...position } }, signal })),
  );
}

/** All accounts, to name and to choose one. */
export const accountChoiceQuery = queryOptions({
  queryKey: queryKeys.accountList({ choice: true }),
  queryFn: ({ signal }) => wholeList((query) => ask(api.GET("/accounts", { params: { query }, signal }))),
  staleTime: 300_000,
});

/** With the ETag that a change of it needs. */
export function accountQuery(accountId: string) {
  return queryOptions({
    queryKey: queryKeys.account(accountId),
    queryFn: ({ signal }) => askWithTag(api.GET("/accounts/{accountId}", { params: { path: { accountId } }, signal })),
    // a form that somebody fills in is not replaced
    staleTime: 0,
  });
}

/** Every account that matches, for a file. */
export function allAccounts(filters: AccountFilters): Promise<AccountSummary[]> {
  return everyPage((position) =>
    ask(api.GET("/accounts", { params: { query: { ...defined(filters), ...position } } })),
  );
}

export const connectionsQuery = queryOptions({
  queryKey: queryKeys.connections,
  queryFn: async ({ signal }) => {
    const items = await everyPage((query) => ask(api.GET("/account-connections", { params: { query }, signal })));
    return new Map(items.map((connection) => [connection.accountId, connection]));
  },
});

export const countsQuery = queryOptions({
  queryKey: queryKeys.counts,
  queryFn: async ({ signal }) => {
    const items = await everyPage((query) => ask(api.GET("/interaction-counts", { params: { query }, signal })));
    return new Map(items.map((counts) => [counts.accountId, counts]));
  },
});

export const listsQuery = queryOptions({
  queryKey: queryKeys.lists,
  queryFn: ({ signal }) => wholeList((query) => ask(api.GET("/lists", { params: { query }, signal }))),
});

/** S28: how many open interactions an inactivity timeout would close at once. */
export function inactiveCountQuery(accountId: string, minutes: number) {
  return queryOptions({
    queryKey: queryKeys.inactiveCount(accountId, minutes),
    queryFn: async ({ signal }) => {
      const params = { path: { accountId }, query: { minutes } };
      return (await ask(api.GET("/accounts/{accountId}/inactive-interactions", { params, signal }))).count;
    },
    staleTime: 0,
  });
}

export function useCreateAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AccountCreate) => ask(api.POST("/accounts", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.accounts }),
  });
}

export type AccountChange = { readonly accountId: string; readonly etag: string; readonly body: AccountPatch };

export function useUpdateAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ accountId, etag, body }: AccountChange) =>
      ask(
        api.PATCH("/accounts/{accountId}", {
          params: { path: { accountId }, header: { "if-match": etag } },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.accounts }),
  });
}

export function useDeleteAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (accountId: string) => tell(api.DELETE("/accounts/{accountId}", { params: { path: { accountId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.accounts }),
  });
}
