import { type Kysely, sql } from "kysely";
import type { LayoutFacts, LayoutStore } from "../operations/layout-ports.ts";
import type { HistoryDatabase } from "./schema.ts";

export function makeLayoutStore(tx: Kysely<HistoryDatabase>): LayoutStore {
  return {
    async findFacts({ interactionId, agentId }) {
      const { rows } = await sql<LayoutFacts>`
        select a.name as "accountName", a.template, a.logo, coalesce(l.name, '') as "listName",
          coalesce((select g.name from agent g where g.agent_id = ${agentId}::uuid), '') as "agentName",
          coalesce(q.name, '') as "queueName"
        from interaction i join account a using (account_id)
          left join contact c on c.id = i.contact_id
          left join contact_list l on l.list_id = coalesce(c.list_id, a.list_id)
          left join queue q using (queue_id)
        where i.id = ${interactionId}`.execute(tx);
      const [facts] = rows;
      if (facts === undefined) throw new Error("a message goes out of an interaction that is not there");
      return facts;
    },
    async saveList({ listId, version, name }) {
      await sql`
        insert into contact_list (list_id, version, name) values (${listId}, ${version}, ${name})
        on conflict (list_id) do update set version = excluded.version, name = excluded.name
        where contact_list.version <= excluded.version`.execute(tx);
    },
    async saveQueue({ queueId, version, name }) {
      await sql`
        insert into queue (queue_id, version, name) values (${queueId}, ${version}, ${name})
        on conflict (queue_id) do update set version = excluded.version, name = excluded.name
        where queue.version <= excluded.version`.execute(tx);
    },
  };
}
