import { Kysely } from "kysely";
import type { Pool } from "pg";
import { PipelineDialect } from "./pipeline-driver.ts";

/** Kysely over a pool of `makePool`. Destroying it ends the pool. */
export function makeDatabase<DB>(pool: Pool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PipelineDialect(pool) });
}
