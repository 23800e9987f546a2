import { isRepeatable } from "@mailroom/postgres/postgres-error";
import type { Pool, QueryResult, QueryResultRow } from "pg";
import { translateError } from "./blob-error.ts";

/** One statement, named so that a connection plans it once. */
export type Statement = { readonly name: string; readonly text: string };

/** Takes a connection for this one statement. Its deadlines are the pool's. */
export type RunStatement = <Row extends QueryResultRow>(
  statement: Statement,
  values: unknown[],
) => Promise<QueryResult<Row>>;

// Two calls about the same reference and blob may wait for each other; Postgres ends one, and it simply runs again.
const maxTries = 3;

export function makeRunStatement(pool: Pool): RunStatement {
  return async <Row extends QueryResultRow>(statement: Statement, values: unknown[]) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await pool.query<Row>({ ...statement, values });
      } catch (error) {
        if (!isRepeatable(error) || attempt === maxTries) throw translateError(error);
      }
    }
  };
}
