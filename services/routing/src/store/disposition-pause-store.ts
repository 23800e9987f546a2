import { sql } from "kysely";
import type { DispositionPauseStore } from "../operations/ports.ts";
import type { Connection, Writing } from "./database.ts";

export function makeDispositionPauseStore({ tx: connection, send }: Writing): DispositionPauseStore {
  return {
    async prolong({ agentId, interactionId }, endsAt) {
      // xmax is 0 in a row that was inserted, not updated
      const { rows } = await sql<{ isNew: boolean }>`
        insert into disposition_pause (agent_id, interaction_id, ends_at) values (${agentId}, ${interactionId}, ${endsAt})
        on conflict (agent_id, interaction_id) do update set ends_at = excluded.ends_at
        returning xmax = 0 as "isNew"`.execute(connection);
      return rows[0]?.isNew === true ? "new" : "known";
    },
    async remove({ agentId, interactionId }, dueBy) {
      await sql`
        delete from disposition_pause where agent_id = ${agentId} and interaction_id = ${interactionId}
          and (${dueBy}::timestamptz is null or ends_at <= ${dueBy})`.execute(connection);
      const { rows } = await sql`select from disposition_pause where agent_id = ${agentId} limit 1`.execute(connection);
      return rows.length > 0 ? "others" : "none";
    },
    endAllOf(interactionId, at) {
      send(sql`
        update disposition_pause set ends_at = ${at} where interaction_id = ${interactionId} and ends_at > ${at}`);
    },
  };
}

/** Over by the database's clock, the oldest first. */
export function makeListEndedPauses(connection: Connection) {
  return async (limit: number): Promise<{ readonly agentId: string; readonly interactionId: string }[]> => {
    const { rows } = await sql<{ agentId: string; interactionId: string }>`
      select agent_id as "agentId", interaction_id as "interactionId" from disposition_pause
      where ends_at <= clock_timestamp() order by ends_at limit ${limit}`.execute(connection);
    return rows;
  };
}
