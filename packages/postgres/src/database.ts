import { Kysely, PostgresDialect } from "kysely";
import type { Pool } from "pg";

/** Kysely over a pool of `makePool`. Destroying it ends the pool. */
export function makeDatabase<DB>(pool: Pool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}
