import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { queueStrategies } from "../events/queue.ts";
import { Instant, Uuid } from "../identifier.ts";
import { mergePatch } from "../merge-patch.ts";
import { Name } from "../name.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";

const fields = {
  name: Name,
  description: nullable(Type.String({ maxLength: 2000 })),
  strategy: Type.Enum([...queueStrategies]),
  agentTimeoutSeconds: Type.Integer({
    minimum: 1,
    maximum: 86_400,
    description: "How long an offer stays with an agent",
  }),
  weight: Type.Integer({ minimum: 0, maximum: 10, description: "Across all queues, higher first" }),
};
const { name, ...defaulted } = fields;

export const QueueCreate = closed({ name, ...Type.Partial(closed(defaulted)).properties });
export const QueuePatch = Type.Partial(closed(fields));

export const Queue = closed({
  id: Uuid,
  version: Type.Integer(),
  ...fields,
  memberCount: Type.Integer(),
  waiting: Type.Integer({ description: "Work items that nobody holds" }),
  oldestWaitingAt: nullable(Instant),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Queue = Static<typeof Queue>;

export const QueueMember = closed({ agentId: Uuid, name: Type.String(), position: Type.Integer(), addedAt: Instant });
export type QueueMember = Static<typeof QueueMember>;

const queueParams = closed({ queueId: Uuid });
const memberParams = closed({ queueId: Uuid, agentId: Uuid });
const service = "routing";
const tag = "Queues";

export const listQueues = defineRoute({
  operationId: "listQueues",
  method: "GET",
  path: "/queues",
  service,
  action: "queues.read",
  tag,
  summary: "List queues, by name",
  query: listQuery({ search: Type.Optional(Type.String({ maxLength: 200 })) }),
  responses: { 200: pageOf(Queue) },
});
export const createQueue = defineRoute({
  operationId: "createQueue",
  method: "POST",
  path: "/queues",
  service,
  action: "queues.write",
  tag,
  summary: "Create a queue",
  body: QueueCreate,
  responses: { 201: Queue },
});
export const getQueue = defineRoute({
  operationId: "getQueue",
  method: "GET",
  path: "/queues/{queueId}",
  service,
  action: "queues.read",
  tag,
  summary: "Get a queue",
  params: queueParams,
  responses: { 200: Queue },
});
export const updateQueue = defineRoute({
  operationId: "updateQueue",
  method: "PATCH",
  path: "/queues/{queueId}",
  service,
  action: "queues.write",
  tag,
  summary: "Change a queue",
  params: queueParams,
  ...mergePatch,
  body: QueuePatch,
  responses: { 200: Queue },
});
export const deleteQueue = defineRoute({
  operationId: "deleteQueue",
  method: "DELETE",
  path: "/queues/{queueId}",
  service,
  action: "queues.write",
  tag,
  summary: "Delete a queue; what waits in it goes to Unread Messages",
  params: queueParams,
  responses: { 204: null },
});
export const listQueueMembers = defineRoute({
  operationId: "listQueueMembers",
  method: "GET",
  path: "/queues/{queueId}/members",
  service,
  action: "queues.read",
  tag,
  summary: "Members of a queue, in ring order",
  params: queueParams,
  query: listQuery({}),
  responses: { 200: pageOf(QueueMember) },
});
export const addQueueMember = defineRoute({
  operationId: "addQueueMember",
  method: "PUT",
  path: "/queues/{queueId}/members/{agentId}",
  service,
  action: "queues.write",
  tag,
  summary: "Add an agent to a queue",
  description: "At the end of the ring. Adding a member changes nothing.",
  params: memberParams,
  responses: { 200: QueueMember },
});
export const setQueueMembers = defineRoute({
  operationId: "setQueueMembers",
  method: "PUT",
  path: "/queues/{queueId}/members",
  service,
  action: "queues.write",
  tag,
  summary: "Set the members of a queue, in ring order",
  description:
    "Members of now who are not named leave, and what the queue has offered them is taken back. 422 `agent-unknown` names who is no agent.",
  params: queueParams,
  body: closed({ agentIds: Type.Array(Uuid, { maxItems: 1000, uniqueItems: true }) }),
  responses: { 200: pageOf(QueueMember) },
});
export const removeQueueMember = defineRoute({
  operationId: "removeQueueMember",
  method: "DELETE",
  path: "/queues/{queueId}/members/{agentId}",
  service,
  action: "queues.write",
  tag,
  summary: "Remove an agent from a queue",
  description: "What the queue has offered them is taken back. Removing somebody who is no member changes nothing.",
  params: memberParams,
  responses: { 204: null },
});
