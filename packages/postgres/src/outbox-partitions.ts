/**
 * Day partitions of the outbox, in UTC: made a week ahead, dropped after 14 days, so that forgetting old events costs no
 * deletes. An insert never depends on this having run: `outbox_default` takes what has no partition.
 */
import type { Pool } from "pg";

/** As long as the streams keep messages: an event can be published again as long as a consumer may miss it. */
const keptDays = 14;
const daysAhead = 7;
const dayMs = 24 * 60 * 60 * 1000;
/** Taking the exclusive lock on the parent must not stop writers behind us for longer than this. */
const lockTimeoutMs = 1_000;

/** Idempotent and safe from several processes. Fails with 55P03 when the outbox is busy: try again later. */
export async function createOutboxPartitions(pool: Pool): Promise<void> {
  const today = await readToday(pool);
  for (let offset = -1; offset <= daysAhead; offset += 1) {
    const day = new Date(today.getTime() + offset * dayMs);
    if (!(await exists(pool, partitionName(day)))) await createPartition(pool, day);
  }
}

/**
 * Drops partitions older than 14 days and the aged rest of the default partition. Events the broker never took keep
 * their partition: the outbox waits as long as it must.
 */
export async function dropOldOutboxPartitions(pool: Pool): Promise<void> {
  const today = await readToday(pool);
  const oldestKept = partitionName(new Date(today.getTime() - keptDays * dayMs));
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'outbox'::regclass and c.relname ~ '^outbox_[0-9]{8}$' and c.relname < $1 order by 1`,
    [oldestKept],
  );
  for (const { name } of rows) {
    const waiting = await pool.query(`select from ${name} where published_at is null limit 1`);
    if (waiting.rowCount === 0) await locked(pool, `drop table if exists ${name}`);
  }
  await pool.query(
    "delete from outbox_default where published_at is not null and created_at < now() - make_interval(days => $1)",
    [keptDays],
  );
}

async function readToday(pool: Pool): Promise<Date> {
  const { rows } = await pool.query<{ today: Date }>("select date_trunc('day', now(), 'UTC') as today");
  return rows[0]?.today ?? new Date();
}

function partitionName(day: Date): string {
  return `outbox_${day.toISOString().slice(0, 10).replaceAll("-", "")}`;
}

async function exists(pool: Pool, table: string): Promise<boolean> {
  const { rows } = await pool.query<{ found: boolean }>("select to_regclass($1) is not null as found", [table]);
  return rows[0]?.found ?? false;
}

async function createPartition(pool: Pool, day: Date): Promise<void> {
  const from = day.toISOString();
  const to = new Date(day.getTime() + dayMs).toISOString();
  // A range that already has rows in the default partition cannot be attached any more: that day stays there.
  const stray = await pool.query("select from outbox_default where created_at >= $1 and created_at < $2 limit 1", [
    from,
    to,
  ]);
  if (stray.rowCount !== 0) return;
  const sql = `create table if not exists ${partitionName(day)} partition of outbox for values from ('${from}') to ('${to}')`;
  await locked(pool, sql);
}

async function locked(pool: Pool, sql: string): Promise<void> {
  const client = await pool.connect();
  try {
    // Several statements in one simple query are one transaction. The advisory lock: "if not exists" alone is no
    // protection from another process that creates the same table at the same moment.
    await client.query(
      `set local lock_timeout = ${lockTimeoutMs};
       select pg_advisory_xact_lock(hashtextextended('mailroom outbox ' || current_schema(), 0)); ${sql}`,
    );
  } finally {
    client.release();
  }
}
