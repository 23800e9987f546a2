/**
 * Day partitions of the outbox, in UTC: made a week ahead, dropped after 14 days, so that forgetting old events costs no
 * deletes. An insert never depends on this having run: `outbox_default` takes what has no partition.
 */
import { type Kysely, sql } from "kysely";

/** As long as the streams keep messages: an event can be published again as long as a consumer may miss it. */
const keptDays = 14;
const daysAhead = 7;
const dayMs = 24 * 60 * 60 * 1000;
/** Taking the exclusive lock on the parent must not stop writers behind us for longer than this. */
const lockTimeoutMs = 1_000;

/** Idempotent and safe from several processes. Fails with 55P03 when the outbox is busy: try again later. */
export async function createOutboxPartitions<DB>(db: Kysely<DB>): Promise<void> {
  const today = await readToday(db);
  for (let offset = -1; offset <= daysAhead; offset += 1) {
    const day = new Date(today.getTime() + offset * dayMs);
    if (!(await exists(db, partitionName(day)))) await createPartition(db, day);
  }
}

/**
 * Drops partitions older than 14 days and the aged rest of the default partition. Events the broker never took keep
 * their partition: the outbox waits as long as it must.
 */
export async function dropOldOutboxPartitions<DB>(db: Kysely<DB>): Promise<void> {
  const today = await readToday(db);
  const oldestKept = partitionName(new Date(today.getTime() - keptDays * dayMs));
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'outbox'::regclass and c.relname ~ '^outbox_[0-9]{8}$' and c.relname < ${oldestKept}
    order by 1`.execute(db);
  for (const { name } of rows) {
    const table = sql.table(name);
    const waiting = await sql`select from ${table} where published_at is null limit 1`.execute(db);
    if (waiting.rows.length === 0) await locked(db, (tx) => sql`drop table if exists ${table}`.execute(tx));
  }
  await sql`
    delete from outbox_default
    where published_at is not null and created_at < now() - make_interval(days => ${keptDays})`.execute(db);
}

async function readToday<DB>(db: Kysely<DB>): Promise<Date> {
  const { rows } = await sql<{ today: Date }>`select date_trunc('day', now(), 'UTC') as today`.execute(db);
  return rows[0]?.today ?? new Date();
}

function partitionName(day: Date): string {
  return `outbox_${day.toISOString().slice(0, 10).replaceAll("-", "")}`;
}

async function exists<DB>(db: Kysely<DB>, table: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(db);
  return rows[0]?.found ?? false;
}

async function createPartition<DB>(db: Kysely<DB>, day: Date): Promise<void> {
  const from = day.toISOString();
  const to = new Date(day.getTime() + dayMs).toISOString();
  await locked(db, async (tx) => {
    // A range that already has rows in the default partition cannot be attached any more: that day stays there.
    const stray = await sql`
      select from outbox_default where created_at >= ${from} and created_at < ${to} limit 1`.execute(tx);
    if (stray.rows.length > 0) return;
    await sql`create table if not exists ${sql.table(partitionName(day))} partition of outbox
      for values from (${sql.lit(from)}) to (${sql.lit(to)})`.execute(tx);
  });
}

async function locked<DB>(db: Kysely<DB>, run: (tx: Kysely<DB>) => Promise<unknown>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local lock_timeout = ${sql.lit(lockTimeoutMs)}`.execute(tx);
    // "if not exists" alone is no protection from another process that creates the same table at the same moment
    await sql`select pg_advisory_xact_lock(hashtextextended('mailroom outbox ' || current_schema(), 0))`.execute(tx);
    await run(tx);
  });
}
