import { DomainError } from "@mailroom/contracts/domain-error";
import { errorCodeOf } from "@mailroom/postgres/postgres-error";
import { sql } from "kysely";
import type { Queue, RingMember } from "../domain/queue.ts";
import type { QueueStore } from "../operations/ports.ts";
import { type Connection, firstOf } from "./database.ts";

export const queueColumns = sql.raw(`
  q.id, q.version, q.name, q.description, q.strategy, q.agent_timeout_seconds as "agentTimeoutSeconds", q.weight,
  q.created_at as "createdAt", q.updated_at as "updatedAt", q.deleted_at as "deletedAt"`);

export function makeQueueStore(connection: Connection): QueueStore {
  return {
    async lock(queueId) {
      const { rows } = await sql<Queue>`
        select ${queueColumns} from queue q where q.id = ${queueId} and q.deleted_at is null for update`.execute(
        connection,
      );
      return firstOf(rows);
    },
    save: (queue) => saveQueue(connection, queue),
    async existing(queueIds) {
      const { rows } = await sql<{ id: string }>`
        select id from queue where id = any(${[...queueIds]}::uuid[]) and deleted_at is null`.execute(connection);
      return new Set(rows.map((row) => row.id));
    },
    async nameOf(queueId) {
      const { rows } = await sql<{ name: string }>`
        select name from queue where id = ${queueId} and deleted_at is null`.execute(connection);
      return firstOf(rows)?.name ?? null;
    },
    async members(queueId) {
      const { rows } = await sql<RingMember>`
        select agent_id as "agentId", position from queue_member where queue_id = ${queueId} order by position`.execute(
        connection,
      );
      return rows;
    },
    async setMembers(queueId, agentIds, now) {
      await sql`
        delete from queue_member where queue_id = ${queueId} and agent_id <> all(${[...agentIds]}::uuid[])`.execute(
        connection,
      );
      await sql`
        insert into queue_member (queue_id, agent_id, position, added_at)
        select ${queueId}, m.agent_id, m.position, ${now}
        from unnest(${[...agentIds]}::uuid[]) with ordinality as m (agent_id, position)
        on conflict (queue_id, agent_id) do update set position = excluded.position`.execute(connection);
    },
    async queuesOf(agentId) {
      const { rows } = await sql<{ id: string }>`
        select queue_id as id from queue_member where agent_id = ${agentId} order by queue_id`.execute(connection);
      return rows.map((row) => row.id);
    },
  };
}

async function saveQueue(connection: Connection, queue: Queue): Promise<void> {
  const { id, version, name, description, strategy, agentTimeoutSeconds, weight, createdAt, updatedAt } = queue;
  try {
    await sql`
      insert into queue (id, version, name, description, strategy, agent_timeout_seconds, weight, created_at, updated_at, deleted_at)
      values (${id}, ${version}, ${name}, ${description}, ${strategy}, ${agentTimeoutSeconds}, ${weight}, ${createdAt},
        ${updatedAt}, ${queue.deletedAt})
      on conflict (id) do update set version = excluded.version, name = excluded.name, description = excluded.description,
        strategy = excluded.strategy, agent_timeout_seconds = excluded.agent_timeout_seconds, weight = excluded.weight,
        updated_at = excluded.updated_at, deleted_at = excluded.deleted_at`.execute(connection);
  } catch (error) {
    // 23505, unique_violation: the index over the names of queues that exist
    if (errorCodeOf(error) !== "23505") throw error;
    const detail = "There is a queue of this name already.";
    throw new DomainError("name-taken", "conflict", detail, { cause: error, fields: [{ pointer: "/name", detail }] });
  }
}
