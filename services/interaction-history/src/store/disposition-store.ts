import { type Kysely, sql } from "kysely";
import type { KnownDisposition } from "../domain/offered-dispositions.ts";
import type { AppliedDisposition, DispositionStore } from "../operations/disposition-ports.ts";
import type { HistoryDatabase } from "./schema.ts";

/** Of `disposition d`. */
const dispositionColumns = sql`d.disposition_id as id, d.name, d.description, d.parent_id as "parentId", d.path, d.scope`;

export function makeDispositionStore(tx: Kysely<HistoryDatabase>): DispositionStore {
  return {
    async saveDisposition(snapshot) {
      const { dispositionId, version, name, path, parentId, scope, scopeId, isSystem, deleted } = snapshot;
      const { description = null } = snapshot;
      await sql`
        insert into disposition (disposition_id, version, name, description, path, parent_id, scope, scope_id, is_system, is_deleted)
        values (${dispositionId}, ${version}, ${name}, ${description}, ${[...path]}::text[], ${parentId}, ${scope}, ${scopeId},
          ${isSystem}, ${deleted})
        on conflict (disposition_id) do update set version = excluded.version, name = excluded.name,
          description = excluded.description, path = excluded.path, parent_id = excluded.parent_id, scope = excluded.scope, scope_id = excluded.scope_id,
          is_system = excluded.is_system, is_deleted = excluded.is_deleted
        where disposition.version <= excluded.version`.execute(tx);
    },
    async listOffered(interactionId) {
      const { rows } = await sql<KnownDisposition>`
        select ${dispositionColumns}
        from interaction i join account a using (account_id) left join contact c on c.id = i.contact_id
        join disposition d on not d.is_deleted and not d.is_system and (d.scope = 'global'
          or (d.scope = 'account' and d.scope_id = i.account_id)
          or (d.scope = 'list' and d.scope_id = coalesce(c.list_id, a.list_id))
          or (d.scope = 'queue' and d.scope_id = i.queue_id))
        where i.id = ${interactionId}`.execute(tx);
      return rows;
    },
    async findDisposition(dispositionId) {
      const { rows } = await sql<KnownDisposition>`
        select ${dispositionColumns} from disposition d
        where d.disposition_id = ${dispositionId} and not d.is_deleted`.execute(tx);
      return rows[0] ?? null;
    },
    async findSystemDisposition() {
      const { rows } = await sql<KnownDisposition>`
        select ${dispositionColumns} from disposition d where d.is_system and not d.is_deleted
        order by d.disposition_id limit 1`.execute(tx);
      return rows[0] ?? null;
    },
    async addChoice(interactionId, { dispositionId, path, note, chosenBy, agentId, at }) {
      const { rows } = await sql<{ id: number }>`
        insert into interaction_disposition (interaction_id, disposition_id, path, note, chosen_by, agent_id, chosen_at)
        values (${interactionId}, ${dispositionId}, ${[...path]}::text[], ${note}, ${chosenBy}, ${agentId}, ${at})
        returning id`.execute(tx);
      const [row] = rows;
      if (row === undefined) throw new Error("an inserted choice answered no id");
      return row.id;
    },
    async listChoices(interactionId, limit) {
      const { rows } = await sql<AppliedDisposition>`
        select disposition_id as "dispositionId", path, note, chosen_by as "chosenBy", agent_id as "agentId",
          chosen_at as at
        from interaction_disposition where interaction_id = ${interactionId} order by id desc limit ${limit}`.execute(
        tx,
      );
      return rows;
    },
  };
}
