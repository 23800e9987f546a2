import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Pool, PoolClient, QueryConfig } from "pg";
import { makeDatabase } from "./database.ts";
import { type Migration, readMigrations } from "./migration-files.ts";
import { createOutboxPartitions } from "./outbox-partitions.ts";
import { schemaName } from "./pool.ts";
import { isLockTimeout, isRepeatable } from "./postgres-error.ts";

export type MigrateOptions = {
  /** Of `makePool` with the same schema, as the role that owns it. */
  readonly pool: Pool;
  readonly schema: string;
  /** Absolute paths of directories with the service's own `0001_….sql` files; together they are one sequence. */
  readonly directories: readonly string[];
  /** Whether the tables of outbox, inbox and idempotency keys come first. Default `included`. */
  readonly messaging?: "included" | "left-out";
  /** Called after each migration this process has applied. */
  readonly onApplied?: (migration: { readonly source: string; readonly name: string }) => void;
};

const messagingDirectory = fileURLToPath(new URL("../migrations", import.meta.url));
/** Long enough for a short queue, short enough not to stall everybody who comes after us in it. */
const lockTimeoutMs = 3_000;
/** With the time each try waits for its lock, about five minutes: longer than any migration we would ship. */
const maxTries = 60;
const retryPauseMs = 2_000;
/** Statements of a migration may take longer than those of daily work. */
const statementTimeoutMs = 10 * 60_000;

/**
 * Brings the schema up to date: forward only, one transaction per file, in order. Any number of processes may do it at
 * once; each file is applied by one of them and the others wait. A lock that cannot be had is given up and tried again,
 * so that a migration never blocks a running service for long.
 *
 * @throws DomainError `schema-newer-than-program`, `migration-changed` (conflict), `migration-failed`,
 * `migration-files-invalid` (invalid), `migration-locked` (unavailable).
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const schema = schemaName(options.schema);
  const includesMessaging = (options.messaging ?? "included") === "included";
  const migrations = [
    ...(includesMessaging ? await readMigrations("messaging", [messagingDirectory]) : []),
    ...(await readMigrations("service", options.directories)),
  ];
  await untilUnlocked("the list of migrations", () => exclusively(options.pool, schema, createRecord));
  refuseUnknown(schema, migrations, await listApplied(options.pool, schema));
  for (const migration of migrations) {
    const isApplied = await untilUnlocked(migration.name, () =>
      exclusively(options.pool, schema, (client) => apply(client, schema, migration)),
    );
    if (isApplied) options.onApplied?.({ source: migration.source, name: migration.name });
  }
  if (includesMessaging) {
    const database = makeDatabase(options.pool);
    await untilUnlocked("outbox partitions", () => createOutboxPartitions(database));
  }
}

type Applied = { source: string; number: number; name: string; checksum: string };

async function listApplied(pool: Pool, schema: string): Promise<Applied[]> {
  const sql = `select source, number, name, checksum from ${schema}.schema_migration order by source, number`;
  return (await pool.query<Applied>(sql)).rows;
}

function refuseUnknown(schema: string, known: readonly Migration[], applied: readonly Applied[]): void {
  for (const row of applied) {
    const match = known.find((migration) => migration.source === row.source && migration.number === row.number);
    if (match === undefined) {
      const latest = known.filter((migration) => migration.source === row.source).at(-1)?.name ?? "none";
      throw new DomainError(
        "schema-newer-than-program",
        "conflict",
        `Schema ${schema} holds migration ${row.name}, but this version of the program knows ${latest} as the latest. ` +
          "Start the version that made it (or a later one); to go back, restore the backup taken before the upgrade: migrations run forward only.",
      );
    }
    if (match.checksum !== row.checksum) {
      throw new DomainError(
        "migration-changed",
        "conflict",
        `Migration ${row.name} of schema ${schema} was changed after it had been applied. ` +
          "Restore the file as it was and put the change into a new migration; a database without data worth keeping can be made anew.",
      );
    }
  }
}

async function createRecord(client: PoolClient, schema: string): Promise<void> {
  // "create schema if not exists" asks for the right to create even where nothing is to be done
  const found = await client.query("select from pg_namespace where nspname = $1", [schema]);
  if (found.rowCount === 0) await client.query(`create schema ${schema}`);
  await client.query(
    `create table if not exists ${schema}.schema_migration (
      source text not null, number integer not null, name text not null, checksum text not null,
      applied_at timestamptz not null default clock_timestamp(), primary key (source, number))`,
  );
}

async function apply(client: PoolClient, schema: string, migration: Migration): Promise<boolean> {
  const { source, number, name, checksum } = migration;
  // Under the lock: another process may have been quicker.
  const claimed = await client.query(
    `insert into ${schema}.schema_migration (source, number, name, checksum) values ($1, $2, $3, $4) on conflict do nothing`,
    [source, number, name, checksum],
  );
  if (claimed.rowCount === 0) return false;
  try {
    // the pool's deadline for an answer is too short for a migration
    const query: QueryConfig & { query_timeout: number } = { text: migration.sql, query_timeout: statementTimeoutMs };
    await client.query(query);
  } catch (error) {
    if (isLockTimeout(error) || isRepeatable(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DomainError("migration-failed", "invalid", `Migration ${name} of schema ${schema} failed: ${reason}`, {
      cause: error,
    });
  }
  return true;
}

/** One transaction under the advisory lock of the schema. */
async function exclusively<T>(
  pool: Pool,
  schema: string,
  run: (client: PoolClient, schema: string) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let failure: unknown = null;
  try {
    await client.query("begin");
    await client.query(
      `set local lock_timeout = ${lockTimeoutMs}; set local statement_timeout = ${statementTimeoutMs}; set local search_path = ${schema}`,
    );
    await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`mailroom migrate ${schema}`]);
    const result = await run(client, schema);
    await client.query("commit");
    return result;
  } catch (error) {
    failure = error;
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    // a connection whose transaction failed is not worth trusting
    client.release(failure !== null);
  }
}

async function untilUnlocked<T>(what: string, run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!isLockTimeout(error) && !isRepeatable(error)) throw error;
      if (attempt >= maxTries) {
        const message = `Could not lock ${what} in ${maxTries} tries: look in pg_stat_activity for a transaction that stays open.`;
        throw new DomainError("migration-locked", "unavailable", message, { cause: error });
      }
      await pause(retryPauseMs);
    }
  }
}
