import { sql } from "kysely";
import type { DueList } from "../operations/ports.ts";
import { loadOfAgent } from "./agent-store.ts";
import { servesAccount } from "./access-condition.ts";
import type { Connection } from "./database.ts";
import { offerable } from "./dispatch-store.ts";

/** Every second in every instance: each statement is answered by an index, without locks. */
export function makeDueList(connection: Connection): DueList {
  return {
    async expiredOffers(limit) {
      const { rows } = await sql<{ id: string }>`
        select id from offer where state = 'open' and expires_at <= clock_timestamp()
        order by expires_at limit ${limit}`.execute(connection);
      return rows.map((row) => row.id);
    },
    async endedSteps(limit) {
      const { rows } = await sql<{ id: string }>`
        select id from work_item
        where state = 'waiting' and step_ends_at is not null and step_ends_at <= clock_timestamp()
        order by step_ends_at limit ${limit}`.execute(connection);
      return rows.map((row) => row.id);
    },
    async endedWaits(limit) {
      const { rows } = await sql<{ id: string }>`
        select id from work_item
        where state in ('waiting', 'offered') and wait_ends_at is not null and wait_ends_at <= clock_timestamp()
          and (state = 'waiting' or agent_id is not null)
        order by wait_ends_at limit ${limit}`.execute(connection);
      return rows.map((row) => row.id);
    },
    async strandedWaits(limit) {
      const { rows } = await sql<{ id: string }>`
        select w.id from work_item w join interaction i on i.id = w.interaction_id join agent g on g.id = w.agent_id
          join account c on c.id = w.account_id
        where w.state in ('waiting', 'offered') and w.waits_since is not null and w.agent_id is not null
          and i.holder_id is distinct from g.id and not ${servesAccount}
        limit ${limit}`.execute(connection);
      return rows.map((row) => row.id);
    },
    async inactive(limit) {
      const { rows } = await sql<{ id: string }>`
        select id from interaction where closes_at is not null and closes_at <= clock_timestamp()
        order by closes_at limit ${limit}`.execute(connection);
      return rows.map((row) => row.id);
    },
    async missed(limit) {
      // Most of the time nothing waits, and the search below, over lists of any length, is planned each time.
      const free = await sql<{ id: string }>`
        select a.id from agent a
        where exists (select from work_item w where w.state = 'waiting')
          and a.state = 'available' and a.active and a.deleted_at is null and a.capacity > ${loadOfAgent}`.execute(
        connection,
      );
      if (free.rows.length === 0) return [];
      const candidates = offerable(
        free.rows.map((row) => row.id),
        limit,
      );
      // Younger ones are being dispatched by whoever has changed them just now.
      const { rows } = await sql<{ id: string }>`
        select w.id from work_item w
        where w.id = any(array(${candidates})) and w.updated_at < clock_timestamp() - interval '1 second'
        limit ${limit}`.execute(connection);
      return rows.map((row) => row.id);
    },
    async staleLoads(limit) {
      const { rows } = await sql<{ id: string }>`
        select a.id from agent a where a.deleted_at is null and a.announced_load <> ${loadOfAgent} limit ${limit}`.execute(
        connection,
      );
      return rows.map((row) => row.id);
    },
  };
}
