import { sql, type Kysely } from "kysely";
import type { AccountStore } from "../operations/ports.ts";
import type { SmtpSendDatabase } from "./schema.ts";

export function makeAccountStore(tx: Kysely<SmtpSendDatabase>): AccountStore {
  return {
    async note(account) {
      await sql`
        insert into account_copy as a (account_id, version, active, snapshot)
        values (${account.accountId}, ${account.version}, ${account.active}, ${JSON.stringify(account)}::jsonb)
        on conflict (account_id) do update set version = excluded.version, active = excluded.active, snapshot = excluded.snapshot
        where excluded.version >= a.version`.execute(tx);
    },
    async find(accountId) {
      const row = await tx
        .selectFrom("account_copy")
        .select("snapshot")
        .where("account_id", "=", accountId)
        .executeTakeFirst();
      return row?.snapshot ?? null;
    },
  };
}
