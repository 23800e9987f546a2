import { messageReceived, type ReceivedMessage } from "@mailroom/contracts/events/message";
import type { TransactionScope, WithTransaction } from "@mailroom/postgres/transaction";
import { type RawBuilder, sql } from "kysely";
import type { KnownMessage, Numbering } from "../domain/settle-page.ts";
import type { EntryOutcome, Lease, MessageRow, PageTransaction, WithPageTransaction } from "../operations/ports.ts";
import { type Database, leaseLost, reach } from "./database.ts";
import { fence } from "./fence.ts";

/** Fence, messages, ledger and events of one page, committed together. */
export function makeWithPageTransaction(
  withTransaction: WithTransaction<Database>,
  workerId: string,
): WithPageTransaction {
  return (lease, numbering, run) =>
    reach(() => withTransaction((scope) => run(makePage(scope, { lease, numbering, workerId }))));
}

type Place = { readonly lease: Lease; readonly numbering: Numbering; readonly workerId: string };

function makePage(scope: TransactionScope<Database>, place: Place): PageTransaction {
  return {
    insertMessages: (rows) => insertMessages(scope, place, rows),
    listKnown: (hashes) => listKnown(scope, place, hashes),
    recordOutcomes(outcomes, announced) {
      scope.send(recordOutcomes(place, { outcomes, announced }));
    },
    announce(message: ReceivedMessage, seq: number) {
      scope.outbox.append(messageReceived, { key: place.lease.accountId, data: message, seq });
    },
  };
}

/** A transaction that stalls, its worker stopped, must not hold the account for long: it is cut after 5 s. */
const maxIdleInTransaction = "5000";

async function insertMessages(
  { tx }: TransactionScope<Database>,
  { lease, numbering, workerId }: Place,
  rows: readonly MessageRow[],
): Promise<{ readonly inserted: ReadonlySet<string>; readonly seq: number }> {
  const { sourceEpoch, mailbox, uidValidity } = numbering;
  // The unique index on content decides what is new; it sees what others committed while we waited for the fence.
  const result = await sql<{ seq: number | null; keys: string[] | null }>`
    with ${fence(lease, workerId)}, row as (
      select * from unnest(
        ${rows.map((row) => row.messageKey)}::uuid[], ${rows.map((row) => row.contentHash)}::text[],
        ${rows.map((row) => row.rawHash)}::text[], ${rows.map((row) => row.sizeBytes)}::bigint[],
        ${rows.map((row) => row.uid)}::bigint[], ${rows.map((row) => row.quarantine?.code ?? null)}::text[],
        ${rows.map((row) => row.quarantine?.detail ?? null)}::text[], ${rows.map((row) => row.generation)}::integer[]
      ) with ordinality as r (message_key, content_hash, raw_hash, size_bytes, uid, code, detail, generation, ordinal)
    ), inserted as (
      insert into ingested_message (message_key, account_id, content_hash, raw_hash, size_bytes, source_epoch, mailbox,
        uid_validity, uid, quarantine_code, quarantine_detail, generation)
      select r.message_key, ${lease.accountId}, r.content_hash, r.raw_hash, r.size_bytes, ${sourceEpoch}, ${mailbox},
        ${uidValidity}, r.uid, r.code, r.detail,
        -- set unread again: new in spite of its content (S69), but two alike that come together are still one
        case when r.generation = 1 then 1 else (
          select coalesce(max(m.generation), 0) + 1 from ingested_message m
          where m.account_id = ${lease.accountId} and m.content_hash = r.content_hash) end
      from row r, fence order by r.ordinal
      on conflict (account_id, content_hash, generation) do nothing
      returning message_key
    )
    select (select seq from fence) as seq, (select array_agg(message_key::text) from inserted) as keys,
      set_config('idle_in_transaction_session_timeout', ${maxIdleInTransaction}, true)`.execute(tx);
  const [answer] = result.rows;
  if (answer === undefined || answer.seq === null) throw leaseLost();
  return { inserted: new Set(answer.keys ?? []), seq: answer.seq };
}

type KnownRow = {
  message_key: string;
  content_hash: string;
  source_epoch: number;
  mailbox: string;
  uid_validity: number;
  uid: number;
};

async function listKnown(
  { tx }: TransactionScope<Database>,
  { lease }: Place,
  contentHashes: readonly string[],
): Promise<KnownMessage[]> {
  const { rows } = await sql<KnownRow>`
    select distinct on (content_hash) message_key, content_hash, source_epoch, mailbox, uid_validity, uid
    from ingested_message where account_id = ${lease.accountId} and content_hash = any(${contentHashes}::text[])
    order by content_hash, generation desc`.execute(tx);
  return rows.map((row) => ({
    messageKey: row.message_key,
    contentHash: row.content_hash,
    numbering: { sourceEpoch: row.source_epoch, mailbox: row.mailbox, uidValidity: row.uid_validity },
    uid: row.uid,
  }));
}

type OutcomeRow = {
  readonly uid: number;
  readonly outcome: string;
  readonly reason: string | null;
  readonly copyOf: string | null;
  /** The message this UID stands for from now on. */
  readonly rekeyedTo: string | null;
  readonly rawHash: string | null;
  readonly sizeBytes: number | null;
  readonly processingMs: number | null;
};

function toRow(one: EntryOutcome): OutcomeRow {
  const nothing = { reason: null, copyOf: null, rekeyedTo: null, rawHash: null, sizeBytes: null, processingMs: null };
  if (!("row" in one)) return { ...nothing, uid: one.uid, outcome: one.outcome, reason: one.reason };
  const { rawHash, sizeBytes, quarantine, processingMs } = one.row;
  const stored = { ...nothing, uid: one.uid, rawHash, sizeBytes, processingMs };
  switch (one.outcome) {
    case "copy":
      return { ...stored, outcome: "copy", copyOf: one.copyOf };
    case "rekeyed":
      return { ...stored, outcome: quarantine === null ? "message" : "quarantined", rekeyedTo: one.messageKey };
    case "message":
    case "quarantined":
      return { ...stored, outcome: one.outcome, reason: quarantine?.code ?? null };
  }
}

function recordOutcomes(
  { lease, numbering }: Place,
  { outcomes, announced }: { outcomes: readonly EntryOutcome[]; announced: number },
): RawBuilder<unknown> {
  const rows = outcomes.map(toRow);
  const { sourceEpoch, mailbox, uidValidity } = numbering;
  const here = sql`(${sourceEpoch}::int, ${mailbox}::text, ${uidValidity}::bigint)`;
  return sql`
    with bump as (
      update lease set seq = seq + ${announced} where account_id = ${lease.accountId}
    ), news as (
      update connection set last_mail_at = clock_timestamp() where account_id = ${lease.accountId} and ${announced} > 0
    ), o as (
      select * from unnest(
        ${rows.map((row) => row.uid)}::bigint[], ${rows.map((row) => row.outcome)}::text[],
        ${rows.map((row) => row.reason)}::text[], ${rows.map((row) => row.copyOf)}::uuid[],
        ${rows.map((row) => row.rekeyedTo)}::uuid[], ${rows.map((row) => row.rawHash)}::text[],
        ${rows.map((row) => row.sizeBytes)}::bigint[], ${rows.map((row) => row.processingMs)}::integer[]
      ) as o (uid, outcome, reason, copy_of, rekeyed_to, raw_hash, size_bytes, processing_ms)
    ), moved as (
      -- known under another numbering: the message moves here, its old row goes, and its flag is set again
      update ingested_message m set source_epoch = ${sourceEpoch}, mailbox = ${mailbox}, uid_validity = ${uidValidity},
        uid = o.uid
      from o where m.message_key = o.rekeyed_to
    ), dropped as (
      delete from ledger_entry e using o
      where e.message_key = o.rekeyed_to and (e.source_epoch, e.mailbox, e.uid_validity) is distinct from ${here}
    )
    update ledger_entry e set outcome = o.outcome, reason = o.reason, copy_of = o.copy_of, raw_hash = o.raw_hash,
      size_bytes = o.size_bytes, processing_ms = o.processing_ms, message_key = coalesce(o.rekeyed_to, e.message_key),
      stored_at = case when o.raw_hash is null then null else clock_timestamp() end, seen_flagged_at = null,
      seen_modseq = null
    from o where e.account_id = ${lease.accountId} and (e.source_epoch, e.mailbox, e.uid_validity) = ${here}
      and e.uid = o.uid and e.is_latest`;
}
