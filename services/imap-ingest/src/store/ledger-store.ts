import { type RawBuilder, sql } from "kysely";
import type { Numbering } from "../domain/settle-page.ts";
import type { LedgerState } from "../domain/sync-plan.ts";
import type { Attempt, BegunStates, Ledger, Lease, Proposal } from "../operations/ports.ts";
import { type Executor, leaseLost, reach } from "./database.ts";
import { fence, inMailbox } from "./fence.ts";
import { makeCursors } from "./cursor-store.ts";
import { makeRepeats } from "./repeat-store.ts";

export function makeLedger(database: Executor, workerId: string): Ledger {
  /** `change` updates ledger rows, joins `fence` and returns their UIDs. */
  async function fenced(lease: Lease, change: RawBuilder<unknown>): Promise<void> {
    const statement = sql<{ fenced: number }>`
      with ${fence(lease, workerId)}, change as (${change}) select count(*) as fenced from fence`;
    const { rows } = await reach(() => statement.execute(database));
    if (rows[0]?.fenced !== 1) throw leaseLost();
  }

  return {
    listStates: (lease, numbering, uids) => listStates(database, { lease, numbering, uids }),
    beginNew: (lease, numbering, proposed) => beginNew(database, workerId, { lease, numbering, proposed }),
    listUnflagged: (lease, numbering) => listUnflagged(database, lease, numbering),
    beginAttempts: (lease, numbering, proposed) => beginAttempts(database, workerId, { lease, numbering, proposed }),
    refundAttempts: (lease, numbering, uids) =>
      fenced(
        lease,
        sql`update ledger_entry set attempts = greatest(attempts - 1, 0) from fence
          where ${inMailbox(lease, numbering)} and uid = any(${uids}::bigint[]) and outcome = 'pending' returning uid`,
      ),
    markOutcome: (lease, numbering, { uids, outcome, reason }) =>
      fenced(
        lease,
        sql`update ledger_entry set outcome = ${outcome}, reason = ${reason},
            attempts = case when ${outcome} = 'pending' then 0 else attempts end from fence
          where ${inMailbox(lease, numbering)} and uid = any(${uids}::bigint[]) returning uid`,
      ),
    async markBacklogSettled({ accountId, token }) {
      // Its own fence: one statement changes a row only once.
      const { numAffectedRows } = await reach(() =>
        sql`update lease set backlog_settled_at = coalesce(backlog_settled_at, clock_timestamp())
          where account_id = ${accountId} and token = ${token} and owner = ${workerId}`.execute(database),
      );
      if (numAffectedRows !== 1n) throw leaseLost();
    },
    markFlagged: (lease, numbering, mails) =>
      fenced(
        lease,
        sql`update ledger_entry set seen_flagged_at = clock_timestamp(), seen_modseq = m.modseq
          from fence, unnest(${mails.map(({ uid }) => uid)}::bigint[],
            ${mails.map(({ modseq }) => modseq?.toString() ?? null)}::bigint[]) as m (flagged_uid, modseq)
          where ${inMailbox(lease, numbering)} and uid = m.flagged_uid and seen_flagged_at is null returning uid`,
      ),
    ...makeCursors(database, workerId),
    ...makeRepeats(database, workerId, fenced),
  };
}

type StateRow = {
  uid: number;
  outcome: LedgerState["outcome"];
  reason: string | null;
  attempts: number;
  attempted_at: Date | null;
  is_seen_flagged: boolean;
  /** Too large for a number. */
  seen_modseq: string | null;
  was_unread: boolean;
};

type Question = { readonly lease: Lease; readonly numbering: Numbering; readonly uids: readonly number[] };
type Proposals = { readonly lease: Lease; readonly numbering: Numbering; readonly proposed: readonly Proposal[] };

function states({ lease, numbering, uids }: Question): RawBuilder<StateRow> {
  const columns = sql`uid, outcome, reason, attempts, attempted_at, seen_flagged_at is not null as is_seen_flagged,
    seen_modseq::text as seen_modseq, was_unread`;
  return sql<StateRow>`
    select ${columns} from ledger_entry where ${inMailbox(lease, numbering)} and uid = any(${uids}::bigint[])
    union
    select ${columns} from ledger_entry where ${inMailbox(lease, numbering)} and outcome = 'pending'`;
}

async function listStates(database: Executor, question: Question): Promise<LedgerState[]> {
  const { rows } = await reach(() => states(question).execute(database));
  return rows.map(toState);
}

function toState(row: StateRow): LedgerState {
  return {
    uid: row.uid,
    outcome: row.outcome,
    reason: row.reason,
    attempts: row.attempts,
    attemptedAt: row.attempted_at,
    isSeenFlagged: row.is_seen_flagged,
    seenModseq: row.seen_modseq === null ? null : BigInt(row.seen_modseq),
    wasUnread: row.was_unread,
  };
}

/** As JSON has it. */
type StateJson = Omit<StateRow, "attempted_at"> & { readonly attempted_at: string | null };

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

type Begun = { readonly uid: number; readonly message_key: string; readonly generation: number };

function toAttempt({ uid, message_key: messageKey, generation }: Begun): Attempt {
  return { uid, messageKey, generation };
}

async function beginNew(
  database: Executor,
  workerId: string,
  { lease, numbering, proposed }: Proposals,
): Promise<BegunStates> {
  const uids = proposed.map(({ uid }) => uid);
  const statement = sql<{ fenced: number; begun: Begun[] | null; states: StateJson[] | null }>`
    with ${fence(lease, workerId)}, known as (${states({ lease, numbering, uids })}), begun as (
      ${insertAttempts({ lease, numbering, proposed })} on conflict do nothing
      returning uid, message_key, generation
    )
    select (select count(*) from fence) as fenced, (select json_agg(begun) from begun) as begun,
      (select json_agg(known) from known) as states`;
  const { rows } = await reach(() => statement.execute(database));
  const [answer] = rows;
  if (answer?.fenced !== 1) throw leaseLost();
  return {
    begun: (answer.begun ?? []).map(toAttempt).sort((a, b) => a.uid - b.uid),
    states: (answer.states ?? []).map((row) => toState({ ...row, attempted_at: toDate(row.attempted_at) })),
  };
}

/** Of so many newest rows: what an earlier session has left lies there. */
const newestRows = 10_000;

async function listUnflagged(database: Executor, lease: Lease, numbering: Numbering): Promise<number[]> {
  const statement = sql<{ uid: number }>`
    select uid from (
      select uid, outcome, seen_flagged_at from ledger_entry where ${inMailbox(lease, numbering)}
      order by uid desc limit ${newestRows}
    ) newest
    where outcome in ('message', 'quarantined', 'copy') and seen_flagged_at is null order by uid desc`;
  const { rows } = await reach(() => statement.execute(database));
  return rows.map(({ uid }) => uid);
}

function insertAttempts({ lease, numbering, proposed }: Proposals): RawBuilder<unknown> {
  const { sourceEpoch, mailbox, uidValidity } = numbering;
  return sql`
    insert into ledger_entry
      (account_id, source_epoch, mailbox, uid_validity, uid, generation, message_key, attempts, attempted_at)
    select ${lease.accountId}, ${sourceEpoch}, ${mailbox}, ${uidValidity}, p.uid, coalesce(latest.generation, 1),
      p.message_key, 1, clock_timestamp()
    from fence, unnest(${proposed.map(({ uid }) => uid)}::bigint[],
        ${proposed.map(({ messageKey }) => messageKey)}::uuid[]) as p (uid, message_key)
      left join (select e.uid, e.generation from ledger_entry e where ${inMailbox(lease, numbering)}) latest
        on latest.uid = p.uid
    order by p.uid`;
}

async function beginAttempts(database: Executor, workerId: string, proposal: Proposals): Promise<Attempt[]> {
  const statement = sql<{ fenced: number; begun: Begun[] | null }>`
    with ${fence(proposal.lease, workerId)}, entry as (
      ${insertAttempts(proposal)}
      on conflict (account_id, source_epoch, mailbox, uid_validity, uid, generation) do update
        set attempts = ledger_entry.attempts + 1, attempted_at = clock_timestamp()
        where ledger_entry.outcome = 'pending'
      returning uid, message_key, generation
    )
    select (select count(*) from fence) as fenced, (select json_agg(entry) from entry) as begun`;
  const { rows } = await reach(() => statement.execute(database));
  if (rows[0]?.fenced !== 1) throw leaseLost();
  return (rows[0].begun ?? []).map(toAttempt);
}
