import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask, askWithTag, defined, tell } from "../../api/client.ts";
import { everyPage, pagedQuery, wholeList } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { AgentState, UserCreate, UserPatch } from "../../api/resources.ts";

export type PeopleFilters = { readonly search?: string | undefined };

export function agentListQuery(filters: PeopleFilters) {
  return pagedQuery(queryKeys.agentList(filters), (position, signal) =>
    ask(api.GET("/agents", { params: { query: { ...defined(filters), ...position } }, signal })),
  );
}

/** Every agent who matches, for a file. */
export function allAgents(filters: PeopleFilters) {
  return everyPage((position) => ask(api.GET("/agents", { params: { query: { ...defined(filters), ...position } } })));
}

/** All that one may see: to name and to choose. */
export const agentChoiceQuery = queryOptions({
  queryKey: queryKeys.agentList({ choice: true }),
  queryFn: ({ signal }) => wholeList((query) => ask(api.GET("/agents", { params: { query }, signal }))),
});

export function agentQuery(agentId: string) {
  return queryOptions({
    queryKey: queryKeys.agent(agentId),
    queryFn: ({ signal }) => askWithTag(api.GET("/agents/{agentId}", { params: { path: { agentId } }, signal })),
  });
}

export function userListQuery(filters: PeopleFilters) {
  return pagedQuery(queryKeys.userList(filters), (position, signal) =>
    ask(api.GET("/users", { params: { query: { ...defined(filters), ...position } }, signal })),
  );
}

export function userQuery(userId: string) {
  return queryOptions({
    queryKey: queryKeys.user(userId),
    queryFn: ({ signal }) => askWithTag(api.GET("/users/{userId}", { params: { path: { userId } }, signal })),
    staleTime: 0,
  });
}

export function useCreateUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: UserCreate) => ask(api.POST("/users", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.users }),
  });
}

export function deleteUser(userId: string): Promise<void> {
  return tell(api.DELETE("/users/{userId}", { params: { path: { userId } } }));
}

export type UserChange = { readonly userId: string; readonly etag: string; readonly body: UserPatch };

export function useUpdateUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ userId, etag, body }: UserChange) =>
      ask(api.PATCH("/users/{userId}", { params: { path: { userId }, header: { "if-match": etag } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.users }),
  });
}

export type CapacityChange = { readonly agentId: string; readonly etag: string; readonly capacity: number };

export function useSetCapacity() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ agentId, etag, capacity }: CapacityChange) =>
      ask(
        api.PATCH("/agents/{agentId}", {
          params: { path: { agentId }, header: { "if-match": etag } },
          body: { capacity },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.agents }),
  });
}

export type StateChange = { readonly agentId: string; readonly state: AgentState };

/** Shown at once, taken back when the server refuses: a wrong guess costs nothing. */
export function useSetAgentState() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ agentId, state }: StateChange) =>
      ask(api.PUT("/agents/{agentId}/state", { params: { path: { agentId } }, body: { state } })),
    onMutate: async ({ agentId, state }) => {
      const { queryKey } = agentQuery(agentId);
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before !== undefined) client.setQueryData(queryKey, { ...before, data: { ...before.data, state } });
      return before;
    },
    onError: (_error, { agentId }, before) => {
      if (before !== undefined) client.setQueryData(agentQuery(agentId).queryKey, before);
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.agents }),
  });
}
