import type { TransactionScope } from "@mailroom/postgres/transaction";
import { type Kysely, sql } from "kysely";

/** Statements are written as SQL, so kysely needs to know no tables. */
export type Database = Record<string, never>;
export type Connection = Kysely<Database>;
export type Scope = TransactionScope<Database>;
/** What a store reads by, and what takes its writes. */
export type Writing = Pick<Scope, "tx" | "send">;

/** The only row that is expected, or null. */
export function firstOf<T>(rows: readonly T[]): T | null {
  return rows[0] ?? null;
}

export async function readClock(connection: Connection): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(connection);
  const row = firstOf(rows);
  if (row === null) throw new Error("the database did not tell the time");
  return row.now;
}
