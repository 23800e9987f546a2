import { type RawBuilder, sql } from "kysely";
import type { Agent } from "../domain/agent.ts";
import type { AgentStore } from "../operations/ports.ts";
import { type Connection, firstOf } from "./database.ts";

export const agentColumns = sql.raw(`
  a.id, a.version, a.name, a.alias, a.role, a.active, a.deleted_at as "deletedAt", a.state, a.pause_reason as "pauseReason",
  a.state_since as "stateSince", a.capacity, a.announced_load as "announcedLoad", a.paused_for_disposition as "isPausedForDisposition", a.last_seen_at as "lastSeenAt"`);

/**
 * X14, of the agent `a`: interactions they hold whose customer waits for an answer, unless somebody is to take them over,
 * plus their open offers.
 */
export const loadOfAgent: RawBuilder<number> = sql.raw(`(
  (select count(*) from offer o where o.agent_id = a.id and o.state = 'open')
  + (select count(*) from interaction i where i.holder_id = a.id and i.status = 'open' and i.unanswered_since is not null
      and not exists (select from work_item w where w.interaction_id = i.id and w.state in ('waiting', 'offered'))))`);

export function makeAgentStore(connection: Connection): AgentStore {
  return {
    async employed(agentIds) {
      if (agentIds.length === 0) return new Set();
      const { rows } = await sql<{ id: string }>`
        select id from agent where id = any(${[...agentIds]}::uuid[]) and active and deleted_at is null`.execute(
        connection,
      );
      return new Set(rows.map((row) => row.id));
    },
    async lock(agentIds) {
      const { rows } = await sql<Agent>`
        select ${agentColumns} from agent a where a.id = any(${[...agentIds]}::uuid[]) order by a.id
        for no key update`.execute(connection);
      return rows;
    },
    async save(agent) {
      const { id, version, name, alias, role, active, deletedAt, state, pauseReason, stateSince } = agent;
      await sql`
        insert into agent (id, version, name, alias, role, active, deleted_at, state, pause_reason, state_since, capacity,
          announced_load, last_seen_at, paused_for_disposition)
        values (${id}, ${version}, ${name}, ${alias}, ${role}, ${active}, ${deletedAt}, ${state}, ${pauseReason}, ${stateSince},
          ${agent.capacity}, ${agent.announcedLoad}, ${agent.lastSeenAt}, ${agent.isPausedForDisposition})
        on conflict (id) do update set version = excluded.version, name = excluded.name, alias = excluded.alias, role = excluded.role,
          active = excluded.active, deleted_at = excluded.deleted_at, state = excluded.state,
          pause_reason = excluded.pause_reason, state_since = excluded.state_since, capacity = excluded.capacity,
          announced_load = excluded.announced_load, last_seen_at = excluded.last_seen_at,
          paused_for_disposition = excluded.paused_for_disposition`.execute(connection);
    },
    async loadOf(agentId) {
      const { rows } = await sql<{ load: number }>`
        select ${loadOfAgent} as load from agent a where a.id = ${agentId}`.execute(connection);
      return firstOf(rows)?.load ?? 0;
    },
    async noteSeen(agentIds, at) {
      // Sorted locks: reports of several gateways may come at once.
      await sql`
        update agent set last_seen_at = ${at} from (
          select id from agent where id = any(${[...agentIds]}::uuid[]) and state <> 'logged_out' order by id for no key update
        ) seen where agent.id = seen.id`.execute(connection);
    },
    async listSilent(before, limit) {
      const { rows } = await sql<{ id: string }>`
        select id from agent where state <> 'logged_out' and last_seen_at < ${before} limit ${limit}`.execute(
        connection,
      );
      return rows.map((row) => row.id);
    },
  };
}
