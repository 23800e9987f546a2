import { type QueryExecutorProvider, sql } from "kysely";

/** Ids behind `after` (null: from the first) of rows that are not deleted, in their order. */
export async function idsAfter(
  tx: QueryExecutorProvider,
  table: string,
  {
    after,
    limit,
    softDeletes,
  }: { readonly after: string | null; readonly limit: number; readonly softDeletes: boolean },
): Promise<string[]> {
  const isLater = after === null ? sql`true` : sql`id > ${after}::uuid`;
  const exists = softDeletes ? sql`deleted_at is null` : sql`true`;
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where ${isLater} and ${exists} order by id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}
