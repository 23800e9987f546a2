import {
  type LedgerEntry,
  ledgerOutcomes,
  type LedgerSummary,
  type QuarantinedMail,
} from "@mailroom/contracts/api/account-connection";
import type { Reach } from "@mailroom/policy/reach";
import { type RawBuilder, sql } from "kysely";
import type {
  ConnectionQuery,
  LedgerQuery,
  PageOf,
  PageRequest,
  QuarantineQuery,
  Reader,
} from "../operations/ports.ts";
import { inCurrentNumbering, isReadElsewhere } from "./cursor-store.ts";
import { findAccount } from "./account-store.ts";
import { type ConnectionRow, toConnection } from "./connection-store.ts";
import { type Executor, reach } from "./database.ts";

export function makeReader(database: Executor): Reader {
  return {
    findAccount: (accountId) => findAccount(database, accountId),
    async findConnection(accountId) {
      const { rows } = await reach(() =>
        sql<ConnectionRow>`select * from connection where account_id = ${accountId}`.execute(database),
      );
      const [row] = rows;
      return row === undefined ? null : toConnection(row);
    },
    listConnections: (query) => reach(() => listConnections(database, query)),
    listLedger: (query) => reach(() => listLedger(database, query)),
    summariseLedger: (accountId) => reach(() => summariseLedger(database, accountId)),
    listQuarantine: (query) => reach(() => listQuarantine(database, query)),
  };
}

/** One row more than asked for says whether there is a next page. */
function pageOf<Row, Item>(
  rows: readonly Row[],
  { limit }: PageRequest,
  toItem: (row: Row) => Item,
  keyOf: (row: Row) => (string | number)[],
): PageOf<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    next: rows.length > limit && last !== undefined ? keyOf(last) : null,
  };
}

/** `column`: an account's id. */
function withinReach(column: RawBuilder<unknown>, reach: Reach): RawBuilder<unknown> {
  switch (reach.kind) {
    case "everything":
      return sql`true`;
    case "nothing":
      return sql`false`;
    case "accounts":
      return sql`${column} = any(${reach.accountIds}::uuid[])`;
    case "agent":
      return sql`${column} in (
        select account_id from account where (snapshot -> 'agentIds')::jsonb ? ${reach.agentId})`;
  }
}

async function listConnections(
  database: Executor,
  query: ConnectionQuery,
): Promise<PageOf<ReturnType<typeof toConnection>>> {
  const [after = null] = query.after ?? [];
  const { rows } = await sql<ConnectionRow>`
    select c.* from connection c join account a using (account_id)
    where (${query.state}::text is null or c.state = ${query.state})
      and (${after}::uuid is null or c.account_id > ${after}::uuid)
      and ${withinReach(sql`c.account_id`, query.reach)}
      and a.snapshot ->> 'deletedAt' is null
    order by c.account_id limit ${query.limit + 1}`.execute(database);
  return pageOf(rows, query, toConnection, (row) => [row.account_id]);
}

type EntryRow = {
  source_epoch: number;
  mailbox: string;
  uid_validity: number;
  uid: number;
  generation: number;
  outcome: LedgerEntry["outcome"];
  reason: string | null;
  message_key: string;
  copy_of: string | null;
  raw_hash: string | null;
  size_bytes: number | null;
  attempts: number;
  first_seen_at: Date;
  stored_at: Date | null;
  processing_ms: number | null;
  seen_flagged_at: Date | null;
};

function toEntry(row: EntryRow): LedgerEntry {
  const isMessage = row.outcome === "message" || row.outcome === "quarantined";
  return {
    locator: toLocator(row),
    outcome: row.outcome,
    reason: row.reason,
    messageKey: isMessage ? row.message_key : null,
    copyOf: row.copy_of,
    rawHash: row.raw_hash,
    sizeBytes: row.size_bytes,
    attempts: row.attempts,
    firstSeenAt: row.first_seen_at.toISOString(),
    storedAt: row.stored_at?.toISOString() ?? null,
    processingMs: row.processing_ms,
    seenFlaggedAt: row.seen_flagged_at?.toISOString() ?? null,
  };
}

type LocatorRow = Pick<EntryRow, "source_epoch" | "mailbox" | "uid_validity" | "uid" | "generation">;

function toLocator(row: LocatorRow): LedgerEntry["locator"] {
  return {
    sourceEpoch: row.source_epoch,
    mailbox: row.mailbox,
    uidValidity: row.uid_validity,
    uid: row.uid,
    generation: row.generation,
  };
}

async function listLedger(database: Executor, query: LedgerQuery): Promise<PageOf<LedgerEntry>> {
  const { after } = query;
  const beyond =
    after === null
      ? sql`true`
      : sql`(source_epoch, mailbox, uid_validity, uid, generation)
          > (${after[0]}::int, ${after[1]}::text, ${after[2]}::bigint, ${after[3]}::bigint, ${after[4]}::int)`;
  const { rows } = await sql<EntryRow>`
    select * from ledger_entry
    where account_id = ${query.accountId} and (${query.outcome}::text is null or outcome = ${query.outcome}) and ${beyond}
    order by source_epoch, mailbox, uid_validity, uid, generation limit ${query.limit + 1}`.execute(database);
  return pageOf(rows, query, toEntry, (row) => [
    ...[row.source_epoch, row.mailbox, row.uid_validity, row.uid, row.generation],
  ]);
}

async function summariseLedger(database: Executor, accountId: string): Promise<LedgerSummary> {
  const { rows } = await sql<{ outcome: string; total: number; already_read: number }>`
    select outcome, count(*) as total, count(*) filter (where ${isReadElsewhere} and ${inCurrentNumbering}) as already_read
    from ledger_entry e where account_id = ${accountId} group by outcome`.execute(database);
  const leases = await sql<{ activated_at: Date | null }>`
    select activated_at from lease where account_id = ${accountId}`.execute(database);
  const counted = new Map(rows.map(({ outcome, total }) => [outcome, total]));
  return {
    accountId,
    total: rows.reduce((sum, { total }) => sum + total, 0),
    alreadyRead: rows.reduce((sum, row) => sum + row.already_read, 0),
    activatedAt: leases.rows[0]?.activated_at?.toISOString() ?? null,
    outcomes: Object.fromEntries(ledgerOutcomes.map((outcome) => [outcome, counted.get(outcome) ?? 0])),
  };
}

type QuarantineRow = LocatorRow & {
  message_key: string;
  account_id: string;
  quarantine_code: string;
  quarantine_detail: string;
  raw_hash: string;
  size_bytes: number;
  attempts: number | null;
  ingested_at: Date;
};

async function listQuarantine(database: Executor, query: QuarantineQuery): Promise<PageOf<QuarantinedMail>> {
  const [after = null] = query.after ?? [];
  // Keys are UUIDv7: newest first by key is newest first by time.
  const { rows } = await sql<QuarantineRow>`
    select m.*, (select max(e.attempts) from ledger_entry e where e.message_key = m.message_key) as attempts
    from ingested_message m
    where m.quarantine_code is not null and (${query.accountId}::uuid is null or m.account_id = ${query.accountId})
      and (${after}::uuid is null or m.message_key < ${after}::uuid)
      and ${withinReach(sql`m.account_id`, query.reach)}
    order by m.message_key desc limit ${query.limit + 1}`.execute(database);
  const toItem = (row: QuarantineRow): QuarantinedMail => ({
    messageKey: row.message_key,
    accountId: row.account_id,
    locator: toLocator(row),
    code: row.quarantine_code,
    detail: row.quarantine_detail,
    rawHash: row.raw_hash,
    sizeBytes: row.size_bytes,
    attempts: row.attempts ?? 1,
    quarantinedAt: row.ingested_at.toISOString(),
  });
  return pageOf(rows, query, toItem, (row) => [row.message_key]);
}
