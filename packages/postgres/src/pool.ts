import pg from "pg";
import { PreparingClient } from "./preparing-client.ts";

export type PoolOptions = {
  readonly url: string;
  /** First and only entry of `search_path`. */
  readonly schema: string;
  /** Most connections this process holds. */
  readonly max: number;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
};

/** A statement that waits longer for a row or table lock fails with 55P03: waiting is somebody else's fault. */
const lockTimeoutMs = 5_000;
const statementTimeoutMs = 30_000;
/** Longer than any statement, so that the server gives up first; cuts a connection whose peer is gone. */
const queryTimeoutMs = statementTimeoutMs + 5_000;
const idleInTransactionTimeoutMs = 60_000;
const connectTimeoutMs = 5_000;
/**
 * A new connection costs a process of the server, a login, an empty catalogue cache and each statement's first five plans,
 * many times what a statement costs. Those of the last burst are kept for the next one.
 */
const keepIdleMs = 5 * 60_000;

/**
 * A pool for one service's schema. Every statement and every wait for a lock has a deadline.
 *
 * `bigint` (and so `count(*)`) is read as a number and throws above 2^53; `date` stays a string `YYYY-MM-DD`, because a
 * `Date` would shift it by the time zone; `numeric` stays a string. The caller ends the pool.
 */
export function makePool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: options.applicationName,
    options: `-c search_path=${schemaName(options.schema)}`,
    lock_timeout: lockTimeoutMs,
    statement_timeout: statementTimeoutMs,
    query_timeout: queryTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: keepIdleMs,
    keepAlive: true,
    types: { getTypeParser },
    Client: PreparingClient,
  });
  // Without listeners a connection that breaks ends the process, idle ones through the pool, those in use by themselves.
  // Nothing is left to do about it: the statement in hand fails, and the pool drops the connection.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** A schema's name as it may stand unquoted in SQL. Throws RangeError on anything else. */
export function schemaName(text: string): string {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(text)) throw new RangeError(`not a schema name: ${text}`);
  return text;
}

const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, safeInteger],
  [pg.types.builtins.DATE, String],
]);

const getTypeParser: typeof pg.types.getTypeParser = (oid, format): unknown =>
  parsers.get(oid) ?? pg.types.getTypeParser(oid, format);

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint beyond 2^53: ${text}`);
  return value;
}
