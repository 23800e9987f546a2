import {
  addQueueMember,
  createQueue,
  deleteQueue,
  getQueue,
  listQueueMembers,
  listQueues,
  type Queue,
  type QueueMember,
  removeQueueMember,
  setQueueMembers,
  updateQueue,
} from "@mailroom/contracts/api/queue";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Cursor } from "@mailroom/http/cursor";
import { etagOf, versionGuard } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import { queueNotFound } from "../domain/not-found.ts";
import type { QueuePatch } from "../operations/change-queue.ts";
import type { MemberView, QueueView, Reader } from "../operations/ports.ts";
import { makePaging } from "./page.ts";

export type QueueOperations = {
  readonly reader: Pick<Reader, "listQueues" | "findQueue" | "listMembers">;
  readonly createQueue: (fields: QueuePatch & { readonly name: string }) => Promise<string>;
  readonly updateQueue: (
    queueId: string,
    patch: QueuePatch,
    requireVersion: (version: number) => void,
  ) => Promise<void>;
  readonly deleteQueue: (queueId: string) => Promise<void>;
  readonly setQueueMembers: (queueId: string, agentIds: readonly string[]) => Promise<void>;
  readonly addQueueMember: (queueId: string, agentId: string) => Promise<void>;
  readonly removeQueueMember: (queueId: string, agentId: string) => Promise<void>;
};

export function addQueueRoutes(server: FastifyInstance, operations: QueueOperations, cursor: Cursor): void {
  const { reader } = operations;
  const paging = makePaging(cursor, "queues");
  implement(server, listQueues, async ({ query }) => {
    const page = await reader.listQueues({ search: query.search ?? null }, paging.read(query));
    return { status: 200, body: paging.show(page, showQueue) };
  });
  implement(server, createQueue, async ({ body }) => {
    const queue = await readQueue(reader, await operations.createQueue(body));
    return { status: 201, body: showQueue(queue), headers: { etag: etagOf(queue.version) } };
  });
  implement(server, getQueue, async ({ params }) => {
    const queue = await readQueue(reader, params.queueId);
    return { status: 200, body: showQueue(queue), headers: { etag: etagOf(queue.version) } };
  });
  implement(server, updateQueue, async ({ params, body, headers }) => {
    await operations.updateQueue(params.queueId, body, versionGuard(headers));
    const queue = await readQueue(reader, params.queueId);
    return { status: 200, body: showQueue(queue), headers: { etag: etagOf(queue.version) } };
  });
  implement(server, deleteQueue, async ({ params }) => {
    await operations.deleteQueue(params.queueId);
    return { status: 204 };
  });
}

export function addMemberRoutes(server: FastifyInstance, operations: QueueOperations, cursor: Cursor): void {
  const { reader } = operations;
  const paging = makePaging(cursor, "queue-members");
  const wholeRing = { limit: 1000, after: null };
  implement(server, listQueueMembers, async ({ params, query }) => {
    await readQueue(reader, params.queueId);
    const page = await reader.listMembers(params.queueId, paging.read(query));
    return { status: 200, body: paging.show(page, showMember) };
  });
  implement(server, addQueueMember, async ({ params }) => {
    await operations.addQueueMember(params.queueId, params.agentId);
    const { items } = await reader.listMembers(params.queueId, wholeRing);
    const member = items.find((each) => each.agentId === params.agentId);
    if (member === undefined) throw new DomainError("not-found", "not-found", "The member was removed meanwhile.");
    return { status: 200, body: showMember(member) };
  });
  implement(server, setQueueMembers, async ({ params, body }) => {
    await operations.setQueueMembers(params.queueId, body.agentIds);
    return { status: 200, body: paging.show(await reader.listMembers(params.queueId, wholeRing), showMember) };
  });
  implement(server, removeQueueMember, async ({ params }) => {
    await operations.removeQueueMember(params.queueId, params.agentId);
    return { status: 204 };
  });
}

async function readQueue(reader: QueueOperations["reader"], queueId: string): Promise<QueueView> {
  const queue = await reader.findQueue(queueId);
  if (queue === null) throw queueNotFound();
  return queue;
}

function showQueue(queue: QueueView): Queue {
  const { id, version, name, description, strategy, agentTimeoutSeconds, weight, memberCount, waiting } = queue;
  return {
    ...{ id, version, name, description, strategy, agentTimeoutSeconds, weight, memberCount, waiting },
    oldestWaitingAt: queue.oldestWaitingAt?.toISOString() ?? null,
    createdAt: queue.createdAt.toISOString(),
    updatedAt: queue.updatedAt.toISOString(),
  };
}

function showMember({ agentId, name, position, addedAt }: MemberView): QueueMember {
  return { agentId, name, position, addedAt: addedAt.toISOString() };
}
