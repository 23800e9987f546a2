import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask, tell } from "../../api/client.ts";
import { everyPage, pagedQuery } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { ApiKeyCreate } from "../../api/resources.ts";

/** Newest first. */
export const apiKeyListQuery = pagedQuery(queryKeys.apiKeys, (position, signal) =>
  ask(api.GET("/api-keys", { params: { query: position }, signal })),
);

/** The name of one; null where there is no such key any more. */
export function apiKeyNameQuery(apiKeyId: string) {
  return queryOptions({
    queryKey: queryKeys.apiKeyName(apiKeyId),
    queryFn: async () => {
      const keys = await everyPage((position) => ask(api.GET("/api-keys", { params: { query: position } })));
      return keys.find(({ id }) => id === apiKeyId)?.name ?? null;
    },
  });
}

/** The answer holds the key itself, the only time it is shown: it is forgotten as soon as nobody looks at it. */
export function useCreateApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ApiKeyCreate) => ask(api.POST("/api-keys", { body })),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.apiKeys }),
  });
}

export function useRevokeApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (apiKeyId: string) => tell(api.DELETE("/api-keys/{apiKeyId}", { params: { path: { apiKeyId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.apiKeys }),
  });
}
