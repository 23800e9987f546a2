/**
 * The inbox tables (ADR 3), one function per statement; `packages/bus` decides, this file reads and writes.
 *
 * Everything here except `listParkedStreams` and `countParked` runs under the row locks that `lockPositions` takes, so
 * what one instance reads of a stream nobody else changes before it commits.
 */
import { type Kysely, type RawBuilder, sql } from "kysely";

/** A numbered stream as the receiver names it: `channel` is `evt` or `cmd.<target>`. */
export type StreamId = { readonly producer: string; readonly channel: string; readonly key: string };

export type StreamPosition = StreamId & {
  /** Of the last event handled; 0 before the first. */
  readonly seq: number;
  readonly hasParked: boolean;
};

export type ParkedEvent = StreamId & {
  readonly seq: number;
  readonly envelope: unknown;
  /** Tries so far; 0 for one that only waits for its predecessor. */
  readonly attempts: number;
  /** Its time to be tried again has not come. */
  readonly isWaiting: boolean;
};

/**
 * Locks the position rows of the streams, making those that are missing, and answers them as they are once locked.
 * Rows are locked in one order everywhere, so two batches cannot block each other. `streams` must hold no doubles.
 */
export async function lockPositions<DB>(tx: Kysely<DB>, streams: readonly StreamId[]): Promise<StreamPosition[]> {
  // "do update" rather than "do nothing": it locks, and returns the row's newest version even when that was committed
  // while this statement waited.
  const { rows } = await sql<StreamPosition>`
    insert into inbox_position as p (producer, channel, key, seq)
    select s.producer, s.channel, s.key, 0 from ${unnestStreams(streams)}
    order by s.producer collate "C", s.channel collate "C", s.key collate "C"
    on conflict (producer, channel, key) do update set seq = p.seq
    returning producer, channel, key, seq, has_parked as "hasParked"`.execute(tx);
  return rows;
}

/** The next parked events of each stream after its position, at most `limit` a stream, in order. */
export async function listParked<DB>(
  tx: Kysely<DB>,
  positions: readonly StreamPosition[],
  limit: number,
): Promise<ParkedEvent[]> {
  const { rows } = await sql<ParkedEvent>`
    select s.producer, s.channel, s.key, p.seq, p.envelope, p.attempts,
      p.retry_at is not null and p.retry_at > clock_timestamp() as "isWaiting"
    from ${unnestStreams(positions)}
    cross join lateral (
      select * from inbox_parked q
      where q.producer = s.producer and q.channel = s.channel and q.key = s.key and q.seq > s.seq
      order by q.seq limit ${limit}
    ) p`.execute(tx);
  return rows;
}

/** Writes new positions and forgets what is parked at or before them. Nothing is waited for but by the commit. */
export function savePositions(
  send: (statement: RawBuilder<unknown>) => void,
  positions: readonly StreamPosition[],
  cleanUp: readonly StreamPosition[],
): void {
  if (cleanUp.length > 0) {
    send(sql`
      delete from inbox_parked p using ${unnestStreams(cleanUp)}
      where p.producer = s.producer and p.channel = s.channel and p.key = s.key and p.seq <= s.seq`);
  }
  if (positions.length <= fewPositions) {
    for (const position of positions) send(savePosition(position));
    return;
  }
  send(sql`
    update inbox_position p set seq = s.seq, has_parked = s.has_parked
    from ${unnestStreams(positions)}
    where p.producer = s.producer and p.channel = s.channel and p.key = s.key`);
}

/** Of arrays the server plans each time anew, since one plan for any length looks dear to it; the usual batch is short. */
const fewPositions = 4;

function savePosition({ producer, channel, key, seq, hasParked }: StreamPosition): RawBuilder<unknown> {
  return sql`
    update inbox_position set seq = ${seq}, has_parked = ${hasParked}
    where producer = ${producer} and channel = ${channel} and key = ${key}`;
}

/** Keeps events that came before their turn; one that is parked already stays as it is. */
export async function parkEarly<DB>(
  tx: Kysely<DB>,
  events: readonly (StreamId & { readonly seq: number; readonly envelope: unknown })[],
): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into inbox_parked (producer, channel, key, seq, envelope)
    select s.producer, s.channel, s.key, s.seq, s.envelope::json
    from unnest(${events.map((event) => event.producer)}::text[], ${events.map((event) => event.channel)}::text[],
      ${events.map((event) => event.key)}::text[], ${events.map((event) => event.seq)}::bigint[],
      ${events.map((event) => JSON.stringify(event.envelope))}::text[]) as s (producer, channel, key, seq, envelope)
    order by s.producer collate "C", s.channel collate "C", s.key collate "C", s.seq
    on conflict do nothing`.execute(tx);
}

/** Keeps the head of a stream for another try after `delayMs`; its stream waits until then. */
export async function parkFailed<DB>(
  tx: Kysely<DB>,
  event: StreamId & { readonly seq: number; readonly envelope: unknown; readonly attempts: number },
  failure: { readonly delayMs: number; readonly error: string },
): Promise<void> {
  await sql`
    insert into inbox_parked (producer, channel, key, seq, envelope, retry_at, attempts, last_error)
    values (${event.producer}, ${event.channel}, ${event.key}, ${event.seq}, ${JSON.stringify(event.envelope)}::json,
      clock_timestamp() + make_interval(secs => ${failure.delayMs / 1000}), ${event.attempts}, ${failure.error})
    on conflict (producer, channel, key, seq) do update
    set retry_at = excluded.retry_at, attempts = excluded.attempts, last_error = excluded.last_error`.execute(tx);
}

export type ParkedStream = StreamId & {
  readonly seq: number;
  /** First parked event; null where none is left. */
  readonly headSeq: number | null;
  /** The head is next in order and its time has come. */
  readonly isDue: boolean;
  /** Until the head's time to be tried again; null where it has none. */
  readonly dueInMs: number | null;
  /** How long the head has been parked. */
  readonly parkedForMs: number | null;
};

/** Which streams a consumer receives: of one producer, or (commands) of any. */
export type StreamFilter = { readonly channel: string; readonly producer: string | null };

/** Streams with something parked, those to be taken up now first. */
export async function listParkedStreams<DB>(
  db: Kysely<DB>,
  filter: StreamFilter,
  limit: number,
): Promise<ParkedStream[]> {
  const { rows } = await sql<ParkedStream>`
    select i.producer, i.channel, i.key, i.seq, head.seq as "headSeq",
      head.seq is null or (head.seq <= i.seq + 1 and (head.retry_at is null or head.retry_at <= clock_timestamp())) as "isDue",
      (extract(epoch from head.retry_at - clock_timestamp()) * 1000)::float8 as "dueInMs",
      (extract(epoch from clock_timestamp() - head.parked_at) * 1000)::float8 as "parkedForMs"
    from inbox_position i
    left join lateral (
      select p.seq, p.retry_at, p.parked_at from inbox_parked p
      where p.producer = i.producer and p.channel = i.channel and p.key = i.key order by p.seq limit 1
    ) head on true
    where i.has_parked and i.channel = ${filter.channel} and (${filter.producer}::text is null or i.producer = ${filter.producer})
    order by "isDue" desc, head.retry_at nulls last, head.parked_at limit ${limit}`.execute(db);
  return rows;
}

/** How many events are parked, for metrics. */
export async function countParked<DB>(db: Kysely<DB>, filter: StreamFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from inbox_parked
    where channel = ${filter.channel} and (${filter.producer}::text is null or producer = ${filter.producer})`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** As `s (producer, channel, key, seq, has_parked)`. */
function unnestStreams(streams: readonly (StreamId & Partial<StreamPosition>)[]) {
  return sql`unnest(${streams.map((stream) => stream.producer)}::text[], ${streams.map((stream) => stream.channel)}::text[],
    ${streams.map((stream) => stream.key)}::text[], ${streams.map((stream) => stream.seq ?? 0)}::bigint[],
    ${streams.map((stream) => stream.hasParked ?? false)}::boolean[]) as s (producer, channel, key, seq, has_parked)`;
}
