/**
 * The outbox half of a transaction (ADR 3): drafts are gathered while the transaction runs and written by one
 * statement just before it commits. The statement takes the next numbers of each stream under the stream's row lock, so
 * `seq` is gapless and follows the order of commits.
 */
import { DomainError } from "@mailroom/contracts/domain-error";
import { channelOf, type MessageContract, type PayloadOf } from "@mailroom/contracts/define-event";
import { type EventEnvelope, maxEventBytes } from "@mailroom/contracts/envelope";
import { payloadCheck } from "@mailroom/contracts/payload-check";
import type { ServiceName } from "@mailroom/contracts/service-name";
import type { Clock } from "@mailroom/runtime/clock";
import { currentTrace } from "@mailroom/runtime/trace-context";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { type RawBuilder, sql } from "kysely";

export type OutboxDraft<C extends MessageContract> = {
  /** The aggregate's id: letters, digits, `_` and `-`, at most 80. */
  readonly key: string;
  readonly data: PayloadOf<C>;
  /** Only where the aggregate's own row hands out the numbers of its stream, gapless and under its row lock. */
  readonly seq?: number;
  readonly correlationId?: string;
  readonly causationId?: string;
};

export type Outbox = {
  /**
   * Announces `data` when the transaction commits. Answers the event's id.
   *
   * @throws DomainError `event-invalid` (invalid) where data or key do not fit the contract, `event-too-large` (invalid)
   * above 256 KiB.
   */
  readonly append: <C extends MessageContract>(contract: C, draft: OutboxDraft<C>) => string;
};

type DraftRow = {
  readonly id: string;
  readonly channel: string;
  readonly type: string;
  readonly key: string;
  readonly givenSeq: number | null;
  readonly time: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly data: unknown;
  readonly dataJson: string;
};

type Numbered = { readonly id: string; readonly seq: number };
type Execute = (statement: RawBuilder<Numbered>) => Promise<{ readonly rows: readonly Numbered[] }>;

export type OutboxBuffer = Outbox & {
  /** Writes what was appended since the last call, by one call of `execute`, and answers it with its numbers, in order. */
  readonly flush: (execute: Execute) => Promise<EventEnvelope[]>;
};

const keyPattern = /^[A-Za-z0-9_-]{1,80}$/;

export function makeOutboxBuffer(options: { readonly source: ServiceName; readonly clock: Clock }): OutboxBuffer {
  const { source, clock } = options;
  let drafts: DraftRow[] = [];
  return {
    append(contract, draft) {
      const row = toRow(contract, draft, { source, now: clock.now() });
      drafts.push(row);
      return row.id;
    },
    async flush(execute) {
      if (drafts.length === 0) return [];
      const rows = drafts;
      drafts = [];
      const numbers = await insertDrafts(execute, rows);
      return rows.map((row) => toEnvelope(row, source, numbers));
    },
  };
}

function toRow<C extends MessageContract>(
  contract: C,
  draft: OutboxDraft<C>,
  by: { readonly source: ServiceName; readonly now: Date },
): DraftRow {
  const dataJson = checkedJson(contract, draft, by.source);
  const trace = currentTrace();
  const id = uuidv7(by.now);
  return {
    id,
    channel: channelOf(contract),
    type: contract.type,
    key: draft.key,
    givenSeq: draft.seq ?? null,
    time: by.now.toISOString(),
    correlationId: draft.correlationId ?? trace?.correlationId ?? id,
    causationId: draft.causationId ?? trace?.causationId ?? null,
    data: draft.data,
    dataJson,
  };
}

function checkedJson<C extends MessageContract>(
  contract: C,
  { key, data }: OutboxDraft<C>,
  source: ServiceName,
): string {
  const { type, schema } = contract;
  if (contract.kind === "evt" && contract.producer !== source) {
    throw new DomainError("event-invalid", "invalid", `${type} is published by ${contract.producer} only.`);
  }
  if (contract.kind === "cmd" && !contract.senders.includes(source)) {
    throw new DomainError("event-invalid", "invalid", `${source} does not give the order ${type}.`);
  }
  if (!keyPattern.test(key)) {
    throw new DomainError("event-invalid", "invalid", `Key of ${type}: not usable in a subject.`);
  }
  const check = payloadCheck(schema);
  if (!check.is(data)) {
    const fields = check.faults(data);
    throw new DomainError("event-invalid", "invalid", `Payload of ${type} does not fit its contract.`, { fields });
  }
  const dataJson = JSON.stringify(data);
  if (Buffer.byteLength(dataJson) > maxEventBytes) {
    throw new DomainError("event-too-large", "invalid", `Payload of ${type} is above ${maxEventBytes} bytes.`);
  }
  return dataJson;
}

async function insertDrafts(execute: Execute, rows: readonly DraftRow[]): Promise<Map<string, number>> {
  // The order by in "numbered" is the order in which stream rows are locked: the same in every transaction.
  // A stream whose numbers are given only remembers them.
  const statement = sql<Numbered>`
    with draft as (
      select *, row_number() over (partition by channel, key order by ordinal) as rank
      from unnest(
        ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.channel)}::text[], ${rows.map((row) => row.type)}::text[],
        ${rows.map((row) => row.key)}::text[], ${rows.map((row) => row.givenSeq)}::bigint[], ${rows.map((row) => row.time)}::timestamptz[],
        ${rows.map((row) => row.correlationId)}::text[], ${rows.map((row) => row.causationId)}::text[], ${rows.map((row) => row.dataJson)}::text[]
      ) with ordinality as d (id, channel, type, key, given_seq, occurred_at, correlation_id, causation_id, data, ordinal)
    ), stream as (
      select channel, key, count(*) as added, max(given_seq) as given_seq from draft group by channel, key
    ), numbered as (
      insert into outbox_stream as s (channel, key, last_seq)
      select channel, key, coalesce(given_seq, added) from stream order by channel collate "C", key collate "C"
      on conflict (channel, key) do update set last_seq = case
        when (select given_seq from stream where stream.channel = s.channel and stream.key = s.key) is null
        then s.last_seq + excluded.last_seq else greatest(s.last_seq, excluded.last_seq) end
      returning channel, key, last_seq
    )
    insert into outbox (id, channel, key, seq, type, occurred_at, correlation_id, causation_id, data)
    select d.id, d.channel, d.key, coalesce(d.given_seq, n.last_seq - s.added + d.rank), d.type, d.occurred_at,
      d.correlation_id, d.causation_id, d.data::json
    from draft d join numbered n using (channel, key) join stream s using (channel, key)
    order by d.ordinal
    returning id, seq`;
  const result = await execute(statement);
  return new Map(result.rows.map((row) => [row.id, row.seq]));
}

function toEnvelope(row: DraftRow, source: ServiceName, numbers: ReadonlyMap<string, number>): EventEnvelope {
  const seq = numbers.get(row.id);
  if (seq === undefined) throw new Error(`event ${row.id} was not written to the outbox`);
  return {
    id: row.id,
    type: row.type,
    source,
    key: row.key,
    seq,
    time: row.time,
    correlationId: row.correlationId,
    ...(row.causationId === null ? {} : { causationId: row.causationId }),
    data: row.data,
  };
}
