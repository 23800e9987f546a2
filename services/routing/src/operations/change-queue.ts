/** Queues and their members. All of it runs under the lock of dispatch, so no offer is made by a configuration that is changing. */
import { DomainError } from "@mailroom/contracts/domain-error";
import { queueNotFound } from "../domain/not-found.ts";
import { type Queue, queueDefaults } from "../domain/queue.ts";
import { announceQueue } from "./announce.ts";
import type { Stores, WithStores } from "./ports.ts";
import { withdrawOffers } from "./withdraw-offers.ts";

const queueFieldNames = ["name", "description", "strategy", "agentTimeoutSeconds", "weight"] as const;
export type QueueFields = Pick<Queue, (typeof queueFieldNames)[number]>;
/** As a patch comes in: what is absent or undefined stays. */
export type QueuePatch = { readonly [K in keyof QueueFields]?: QueueFields[K] | undefined };

/** @throws DomainError `name-taken` (conflict) */
export function makeCreateQueue(withStores: WithStores) {
  return (fields: QueuePatch & { readonly name: string }): Promise<string> =>
    withStores(async (stores) => {
      const now = await stores.now();
      const times = { createdAt: now, updatedAt: now, deletedAt: null };
      const initial = { ...queueDefaults, name: fields.name };
      const queue: Queue = { id: stores.newId(now), version: 1, ...withFields(initial, fields), ...times };
      await stores.queues.save(queue);
      announceQueue(stores.events, queue, []);
      stores.audit.note({ action: "created", objectType: "queue", objectId: queue.id, after: queue });
      return queue.id;
    });
}

/** What says nothing new makes no version. @throws DomainError `not-found`, `name-taken` (conflict), and what `requireVersion` throws */
export function makeUpdateQueue(withStores: WithStores) {
  return (queueId: string, patch: QueuePatch, requireVersion: (version: number) => void): Promise<void> =>
    withStores(async (stores) => {
      const queue = await lockQueue(stores, queueId);
      requireVersion(queue.version);
      const fields = withFields(queue, patch);
      if (queueFieldNames.every((name) => fields[name] === queue[name])) return;
      const changed = { ...queue, ...fields };
      await saveChange(stores, changed);
      noteChange(stores, queue, changed);
      stores.hints.dispatch([]);
    });
}

function withFields(fields: QueueFields, patch: QueuePatch): QueueFields {
  return {
    name: patch.name ?? fields.name,
    description: patch.description === undefined ? fields.description : patch.description,
    strategy: patch.strategy ?? fields.strategy,
    agentTimeoutSeconds: patch.agentTimeoutSeconds ?? fields.agentTimeoutSeconds,
    weight: patch.weight ?? fields.weight,
  };
}

/** In this order from now on. @throws DomainError `not-found` for the queue, `agent-unknown` (invalid) for a member */
export function makeSetQueueMembers(withStores: WithStores) {
  return (queueId: string, agentIds: readonly string[]): Promise<void> =>
    withStores(async (stores) => changeMembers(stores, queueId, () => agentIds));
}

/** At the end of the ring. Twice is once. @throws DomainError as {@link makeSetQueueMembers} */
export function makeAddQueueMember(withStores: WithStores) {
  return (queueId: string, agentId: string): Promise<void> =>
    withStores(async (stores) =>
      changeMembers(stores, queueId, (members) => (members.includes(agentId) ? members : [...members, agentId])),
    );
}

/** Twice is once. @throws DomainError `not-found` */
export function makeRemoveQueueMember(withStores: WithStores) {
  return (queueId: string, agentId: string): Promise<void> =>
    withStores(async (stores) => changeMembers(stores, queueId, (members) => members.filter((id) => id !== agentId)));
}

async function changeMembers(
  stores: Stores,
  queueId: string,
  change: (agentIds: readonly string[]) => readonly string[],
): Promise<void> {
  const queue = await lockQueue(stores, queueId);
  const now = await stores.now();
  const before = (await stores.queues.members(queueId)).map((member) => member.agentId);
  const after = change(before);
  if (after.length === before.length && after.every((id, index) => id === before[index])) return;
  const known = await stores.agents.lock([...before, ...after]);
  refuseUnknown(after, new Set(known.filter((agent) => agent.deletedAt === null).map((agent) => agent.id)));
  for (const agentId of before.filter((id) => !after.includes(id))) {
    const open = await stores.offers.listOpenOfAgent(agentId);
    await withdrawOffers(
      stores,
      open.filter((offer) => offer.queueId === queueId),
      "removed-from-queue",
      now,
    );
  }
  await stores.queues.setMembers(queueId, after, now);
  await saveChange(stores, queue);
  noteChange(stores, { ...queue, agentIds: before }, { ...queue, agentIds: after });
  stores.hints.dispatch([]);
}

function refuseUnknown(agentIds: readonly string[], known: ReadonlySet<string>): void {
  const unknown = agentIds.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  const fields = unknown.map((id) => ({ pointer: "/agentIds", detail: `There is no agent ${id}.` }));
  throw new DomainError("agent-unknown", "invalid", "A member is no agent (or not yet known to routing).", { fields });
}

async function saveChange(stores: Stores, queue: Queue): Promise<void> {
  const changed = { ...queue, version: queue.version + 1, updatedAt: await stores.now() };
  await stores.queues.save(changed);
  const members = await stores.queues.members(queue.id);
  announceQueue(
    stores.events,
    changed,
    members.map((member) => member.agentId),
  );
}

type AuditedQueue = Queue & { readonly agentIds?: readonly string[] };

function noteChange({ audit }: Stores, before: AuditedQueue, after: AuditedQueue): void {
  audit.note({ action: "changed", objectType: "queue", objectId: after.id, before, after });
}

/** Under the lock of dispatch. @throws DomainError `not-found` */
export async function lockQueue(stores: Stores, queueId: string): Promise<Queue> {
  await stores.dispatch.lock();
  const queue = await stores.queues.lock(queueId);
  if (queue === null) throw queueNotFound();
  return queue;
}
