import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask } from "../../api/client.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { AgentState } from "../../api/resources.ts";

/** What nothing announces, such as a mail that begins to wait while nobody is there, is seen this much later at most. */
const safetyNetMs = 15_000;

/** Of the address; empty: all of them. */
export type RealtimeScope = { readonly account: string; readonly queue: string };

export function realtimeQuery({ account, queue }: RealtimeScope) {
  const query = { ...(account === "" ? {} : { accountId: account }), ...(queue === "" ? {} : { queueId: queue }) };
  return queryOptions({
    queryKey: queryKeys.realtimeOf(query),
    queryFn: ({ signal }) => ask(api.GET("/realtime", { params: { query }, signal })),
    staleTime: 0,
    refetchInterval: safetyNetMs,
    // whoever narrows the page stays in the row where they are
    placeholderData: keepPreviousData,
  });
}

export type Overruling = {
  readonly agentId: string;
  readonly state: AgentState;
  /** Said to the agent. */
  readonly pauseReason: string | null;
};

/** A supervisor sets an agent's state (X23). */
export function useOverruleAgent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ agentId, ...body }: Overruling) =>
      ask(api.PUT("/agents/{agentId}/state", { params: { path: { agentId } }, body })),
    onSettled: () =>
      Promise.all([queryKeys.realtime, queryKeys.agents].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
