import type { TransactionScope } from "@mailroom/postgres/transaction";
import type { Kysely } from "kysely";

/**
 * Statements here are written as SQL, with row types beside them; the tables are in `migrations/`. So kysely, which
 * runs them, is told of no table.
 */
export type HistoryDatabase = Record<string, never>;

/** What a store reads by, and what takes the writes that nobody waits for. */
export type Writing = {
  readonly tx: Kysely<HistoryDatabase>;
  readonly send: TransactionScope<HistoryDatabase>["send"];
};
