/** What the relay reads and writes of the outbox. */
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import { type Kysely, sql } from "kysely";

type OutboxRow = {
  id: string;
  type: string;
  key: string;
  seq: number;
  time: Date;
  correlationId: string;
  causationId: string | null;
  data: unknown;
};

const columns = sql`id, type, key, seq, occurred_at as "time", correlation_id as "correlationId",
  causation_id as "causationId", data`;

/**
 * Notes that the broker has the events. Looks at the partitions of the last hours only: rows older than that are the
 * sweep's, which publishes them again at worst.
 */
export async function markPublished<DB>(db: Kysely<DB>, ids: readonly string[]): Promise<void> {
  await sql`
    update outbox set published_at = clock_timestamp()
    where id = any(${ids}::uuid[]) and published_at is null and created_at > now() - interval '6 hours'`.execute(db);
}

/**
 * Publishes through `publish` what was committed more than `olderThanMs` ago and not acknowledged, and marks what it
 * answers as acknowledged. The rows stay locked meanwhile and other instances skip them. Answers how many rows it found.
 */
export async function sweepOutbox<DB>(
  db: Kysely<DB>,
  options: { readonly source: string; readonly olderThanMs: number; readonly limit: number },
  publish: (envelopes: EventEnvelope[]) => Promise<readonly string[]>,
): Promise<{ readonly found: number; readonly published: number }> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<OutboxRow>`
      select ${columns} from outbox
      where published_at is null and created_at < clock_timestamp() - make_interval(secs => ${options.olderThanMs / 1000})
      order by created_at, seq limit ${options.limit} for update skip locked`.execute(tx);
    if (rows.length === 0) return { found: 0, published: 0 };
    const acknowledged = await publish(rows.map((row) => toEnvelope(row, options.source)));
    if (acknowledged.length > 0) {
      await sql`update outbox set published_at = clock_timestamp() where id = any(${acknowledged}::uuid[])`.execute(tx);
    }
    return { found: rows.length, published: acknowledged.length };
  });
}

/** Events of one stream, for a consumer that misses them; what is older than the outbox keeps is not there. */
export async function listOutbox<DB>(
  db: Kysely<DB>,
  range: {
    readonly source: string;
    readonly channel: string;
    readonly key: string;
    readonly fromSeq: number;
    readonly toSeq: number;
    readonly limit: number;
  },
): Promise<EventEnvelope[]> {
  const { rows } = await sql<OutboxRow>`
    select ${columns} from outbox
    where channel = ${range.channel} and key = ${range.key} and seq between ${range.fromSeq} and ${range.toSeq}
    order by seq limit ${range.limit}`.execute(db);
  return rows.map((row) => toEnvelope(row, range.source));
}

export type StreamHead = { readonly channel: string; readonly key: string; readonly seq: number };

/** How far every stream of this service goes, in pages; `after` is the last one of the page before. */
export async function listStreamHeads<DB>(
  db: Kysely<DB>,
  after: StreamHead | null,
  limit: number,
): Promise<StreamHead[]> {
  const { rows } = await sql<StreamHead>`
    select channel, key, last_seq as seq from outbox_stream
    where (channel, key) > (${after?.channel ?? ""}, ${after?.key ?? ""}) and last_seq > 0
    order by channel, key limit ${limit}`.execute(db);
  return rows;
}

/** For metrics: how many events wait for the broker, and since when. Counts at most `limit`. */
export async function countUnpublished<DB>(
  db: Kysely<DB>,
  limit: number,
): Promise<{ readonly count: number; readonly oldestSeconds: number }> {
  const { rows } = await sql<{ count: number; oldestSeconds: number }>`
    select count(*) as count, coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8 as "oldestSeconds"
    from (select created_at from outbox where published_at is null order by created_at limit ${limit}) waiting`.execute(
    db,
  );
  return rows[0] ?? { count: 0, oldestSeconds: 0 };
}

function toEnvelope(row: OutboxRow, source: string): EventEnvelope {
  const { time, causationId, ...rest } = row;
  return { ...rest, source, time: time.toISOString(), ...(causationId === null ? {} : { causationId }) };
}
