import { sql } from "kysely";
import type { Account } from "../domain/account.ts";
import type { AccountStore } from "../operations/ports.ts";
import { type Connection, firstOf } from "./database.ts";

export function makeAccountStore(connection: Connection): AccountStore {
  return {
    async find(accountId) {
      const { rows } = await sql<Account>`
        select id, version, key, active, prioritize_replies as "prioritizeReplies", agent_ids as "agentIds", actions, waits,
          inactivity_minutes as "inactivityMinutes", pause_during_disposition as "pausesDuringDisposition", deleted_at as "deletedAt"
        from account where id = ${accountId}`.execute(connection);
      return firstOf(rows);
    },
    async save(account) {
      const { id, version, key, active, prioritizeReplies, agentIds, actions, waits, deletedAt } = account;
      await sql`
        insert into account (id, version, key, active, prioritize_replies, agent_ids, actions, waits, deleted_at,
          pause_during_disposition, inactivity_minutes)
        values (${id}, ${version}, ${key}, ${active}, ${prioritizeReplies}, ${[...agentIds]}::uuid[],
          ${JSON.stringify(actions)}::jsonb, ${JSON.stringify(waits)}::jsonb, ${deletedAt},
          ${account.pausesDuringDisposition}, ${account.inactivityMinutes})
        on conflict (id) do update set version = excluded.version, key = excluded.key, active = excluded.active,
          prioritize_replies = excluded.prioritize_replies, agent_ids = excluded.agent_ids, actions = excluded.actions,
          waits = excluded.waits, deleted_at = excluded.deleted_at,
          pause_during_disposition = excluded.pause_during_disposition,
          inactivity_minutes = excluded.inactivity_minutes
        where account.version <= excluded.version`.execute(connection);
    },
  };
}
