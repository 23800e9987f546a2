/**
 * Events that can not be handled: kept, counted, shown to operations, and replayable once the cause is mended. The stream
 * they belonged to has moved on, so a replay comes late and out of order; handlers must bear that (they refuse what is
 * stale).
 */
import { type Kysely, sql } from "kysely";
import type { StreamFilter, StreamId } from "./inbox.ts";

export type DeadLetterState = "open" | "replaying" | "resolved";

export type DeadLetter = {
  readonly id: string;
  readonly producer: string | null;
  readonly channel: string;
  readonly key: string | null;
  readonly seq: number | null;
  readonly type: string | null;
  readonly correlationId: string | null;
  /** Kebab-case: of the DomainError, or `unreadable`, `payload-invalid`, `unknown-error`. */
  readonly code: string;
  /** Holds no payload. */
  readonly detail: string;
  readonly attempts: number;
  readonly state: DeadLetterState;
  readonly createdAt: Date;
};

export type NewDeadLetter = {
  readonly id: string;
  readonly stream: (StreamId & { readonly seq: number; readonly type: string }) | null;
  readonly channel: string;
  readonly subject: string;
  readonly correlationId: string | null;
  /** Null where the message could not be read as JSON. */
  readonly envelope: unknown;
  readonly code: string;
  readonly detail: string;
  readonly attempts: number;
};

/** One per event: a second letter for the same place in a stream changes nothing. */
export async function addDeadLetter<DB>(tx: Kysely<DB>, letter: NewDeadLetter): Promise<void> {
  const { stream } = letter;
  await sql`
    insert into dead_letter (id, producer, channel, key, seq, type, subject, correlation_id, envelope, code, detail, attempts)
    values (${letter.id}, ${stream?.producer ?? null}, ${letter.channel}, ${stream?.key ?? null}, ${stream?.seq ?? null},
      ${stream?.type ?? null}, ${letter.subject}, ${letter.correlationId}, ${JSON.stringify(letter.envelope ?? null)}::json,
      ${letter.code}, ${letter.detail}, ${letter.attempts})
    on conflict do nothing`.execute(tx);
}

const columns = sql`id, producer, channel, key, seq, type, correlation_id as "correlationId", code, detail, attempts, state,
  created_at as "createdAt"`;

/** Newest first; `before` is the id of the last one of the page before. `limit` 1 to 200. */
export async function listDeadLetters<DB>(
  db: Kysely<DB>,
  page: { readonly limit: number; readonly before?: string; readonly state?: DeadLetterState },
): Promise<DeadLetter[]> {
  const { rows } = await sql<DeadLetter>`
    select ${columns} from dead_letter
    where (${page.before ?? null}::uuid is null or id < ${page.before ?? null}::uuid)
      and (${page.state ?? null}::text is null or state = ${page.state ?? null})
    order by id desc limit ${Math.min(Math.max(page.limit, 1), 200)}`.execute(db);
  return rows;
}

/** The letter with the event it holds. */
export async function findDeadLetter<DB>(
  db: Kysely<DB>,
  id: string,
): Promise<(DeadLetter & { readonly envelope: unknown }) | null> {
  const { rows } = await sql<DeadLetter & { envelope: unknown }>`
    select ${columns}, envelope from dead_letter where id = ${id}::uuid`.execute(db);
  return rows[0] ?? null;
}

/** Letters nobody has dealt with, for metrics and alarms. */
export async function countDeadLetters<DB>(db: Kysely<DB>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from dead_letter where state = 'open'`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/**
 * Asks for another try, which the consumer's instances make within a second or so: `resolved` afterwards, or `open` again
 * with the new reason. Answers false where there is no such open letter, or it could never be read.
 */
export async function replayDeadLetter<DB>(db: Kysely<DB>, id: string): Promise<boolean> {
  const { rows } = await sql`
    update dead_letter set state = 'replaying', updated_at = clock_timestamp()
    where id = ${id}::uuid and state = 'open' and producer is not null returning id`.execute(db);
  return rows.length > 0;
}

export type ReplayingLetter = StreamId & {
  readonly id: string;
  readonly seq: number;
  readonly envelope: unknown;
  readonly attempts: number;
};

/** Takes one letter whose replay was asked for and locks it until the transaction ends; null when there is none free. */
export async function takeReplayingLetter<DB>(tx: Kysely<DB>, filter: StreamFilter): Promise<ReplayingLetter | null> {
  const { rows } = await sql<ReplayingLetter>`
    select id, producer, channel, key, seq, envelope, attempts from dead_letter
    where state = 'replaying' and channel = ${filter.channel}
      and (${filter.producer}::text is null or producer = ${filter.producer})
    order by id limit 1 for update skip locked`.execute(tx);
  return rows[0] ?? null;
}

/** Ends a replay. `failure` null: it went well. */
export async function settleReplay<DB>(
  tx: Kysely<DB>,
  id: string,
  failure: { readonly code: string; readonly detail: string } | null,
): Promise<void> {
  await sql`
    update dead_letter set state = ${failure === null ? "resolved" : "open"}, attempts = attempts + 1,
      code = coalesce(${failure?.code ?? null}, code), detail = coalesce(${failure?.detail ?? null}, detail),
      updated_at = clock_timestamp()
    where id = ${id}::uuid and state = 'replaying'`.execute(tx);
}
