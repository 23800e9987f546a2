/** What steps of accounts name by id, seen from both sides: rows that must stay, and accounts that name them. */
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { AccountConfigDatabase } from "./schema.ts";

type Named = "disposition" | "message_template" | "time_interval";

/** Of those who use something, in the refusal of its deletion. */
const usersNamed = 10;

/**
 * Ids of the rows that are there, locked until the transaction ends: `share` keeps them from being deleted, `update` also
 * from being named anew.
 */
export async function lockNamed(
  tx: Kysely<AccountConfigDatabase>,
  table: Named,
  ids: readonly string[],
  strength: "share" | "update" = "share",
): Promise<string[]> {
  if (ids.length === 0) return [];
  const lock = strength === "share" ? sql`for share` : sql`for update`;
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where id = any(${[...ids]}::uuid[]) order by id ${lock}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Names of living accounts whose `actions` are so, by name; a few of them. */
export async function listAccountsWhere(
  tx: Kysely<AccountConfigDatabase>,
  condition: RawBuilder<boolean>,
): Promise<string[]> {
  const rows = await tx
    .selectFrom("account")
    .select("name")
    .where("deleted_at", "is", null)
    .where(condition)
    .orderBy("name")
    .limit(usersNamed)
    .execute();
  return rows.map(({ name }) => name);
}
