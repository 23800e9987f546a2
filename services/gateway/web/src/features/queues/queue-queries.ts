import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask, askWithTag, defined, tell } from "../../api/client.ts";
import { everyPage, pagedQuery, wholeList } from "../../api/paging.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { Queue, QueueCreate, QueuePatch } from "../../api/resources.ts";
import type { Stored } from "../../api/use-change.ts";

export type QueueFilters = { readonly search?: string | undefined };

export function queueListQuery(filters: QueueFilters) {
  return pagedQuery(queryKeys.queueList(filters), (position, signal) =>
    ask(api.GET("/queues", { params: { query: { ...defined(filters), ...position } }, signal })),
  );
}

/** Every queue that matches, for a file. */
export function allQueues(filters: QueueFilters) {
  return everyPage((position) => ask(api.GET("/queues", { params: { query: { ...defined(filters), ...position } } })));
}

export const queueChoiceQuery = queryOptions({
  queryKey: queryKeys.queueList({ choice: true }),
  queryFn: ({ signal }) => wholeList((query) => ask(api.GET("/queues", { params: { query }, signal }))),
});

export type QueueWithMembers = Queue & { readonly agentIds: readonly string[] };

/** With all of its members: what the form saves takes their place. */
export function queueWithMembersQuery(queueId: string) {
  const path = { queueId };
  return queryOptions({
    queryKey: queryKeys.queue(queueId),
    queryFn: async ({ signal }): Promise<Stored<QueueWithMembers>> => {
      const [{ data, etag }, members] = await Promise.all([
        askWithTag(api.GET("/queues/{queueId}", { params: { path }, signal })),
        everyPage((query) => ask(api.GET("/queues/{queueId}/members", { params: { path, query }, signal }))),
      ]);
      return { data: { ...data, agentIds: members.map(({ agentId }) => agentId) }, etag };
    },
    staleTime: 0,
  });
}

export type QueueChange = {
  /** null: a new queue. */
  readonly queue: { readonly id: string; readonly etag: string } | null;
  readonly body: QueueCreate & QueuePatch;
  /** null: as they are. */
  readonly agentIds: string[] | null;
  /** Called once the queue itself is stored: a repetition after its members failed must not make a second one. */
  readonly onStored: (queue: { readonly id: string; readonly etag: string }) => void;
};

/** The queue and its members are two resources; the members follow once the queue is stored. */
export function useSaveQueue() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ queue, body, agentIds, onStored }: QueueChange) => {
      const { data: saved, etag } = await askWithTag(
        queue === null
          ? api.POST("/queues", { body })
          : api.PATCH("/queues/{queueId}", {
              params: { path: { queueId: queue.id }, header: { "if-match": queue.etag } },
              body,
            }),
      );
      onStored({ id: saved.id, etag });
      if (agentIds !== null) {
        const params = { path: { queueId: saved.id } };
        await ask(api.PUT("/queues/{queueId}/members", { params, body: { agentIds } }));
      }
      return saved;
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.queues }),
  });
}

export function deleteQueue(queueId: string): Promise<void> {
  return tell(api.DELETE("/queues/{queueId}", { params: { path: { queueId } } }));
}

export function useDeleteQueue() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deleteQueue,
    // not the queue itself, which its sheet still shows: it is gone
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.queueList({}) }),
  });
}
