import { type RawBuilder, sql } from "kysely";
import type { Ledger, Lease } from "../operations/ports.ts";
import { type Executor, leaseLost, reach } from "./database.ts";
import { fence, inMailbox } from "./fence.ts";

/** Runs a change of ledger rows under the fence; it joins `fence` and returns UIDs. */
type Fenced = (lease: Lease, change: RawBuilder<unknown>) => Promise<void>;

const isTakenIn = sql`outcome in ('message', 'quarantined', 'copy')`;

/** The part of the ledger that lets a mail be taken in anew (S69). */
export function makeRepeats(
  database: Executor,
  workerId: string,
  fenced: Fenced,
): Pick<Ledger, "beginRepeats" | "endRepeats" | "listUnreadBefore" | "forgetUnreadBefore" | "beginGeneration"> {
  return {
    async beginRepeats(lease, numbering, unseen) {
      // Its own fence: one statement changes a row only once.
      const { rows } = await reach(() =>
        sql<{ fenced: number }>`
          with fence as (${setRepeats(lease, workerId, sql`coalesce(repeats_since, clock_timestamp())`)} returning seq),
            noted as (
              update ledger_entry set was_unread = true from fence
              where ${inMailbox(lease, numbering)} and uid = any(${unseen}::bigint[]) and ${isTakenIn} and not was_unread
              returning uid
            )
          select count(*) as fenced from fence`.execute(database),
      );
      if (rows[0]?.fenced !== 1) throw leaseLost();
    },
    async endRepeats(lease) {
      const { numAffectedRows } = await reach(() => setRepeats(lease, workerId, sql`null`).execute(database));
      if (numAffectedRows !== 1n) throw leaseLost();
    },
    async listUnreadBefore(lease, numbering) {
      const { rows } = await reach(() =>
        sql<{ uid: number }>`
          select uid from ledger_entry where ${inMailbox(lease, numbering)} and was_unread order by uid`.execute(
          database,
        ),
      );
      return rows.map(({ uid }) => uid);
    },
    forgetUnreadBefore: (lease, numbering, uids) =>
      fenced(
        lease,
        sql`update ledger_entry set was_unread = false from fence
          where ${inMailbox(lease, numbering)} and uid = any(${uids}::bigint[]) returning uid`,
      ),
    async beginGeneration(lease, numbering, proposed) {
      const { sourceEpoch, mailbox, uidValidity } = numbering;
      const { rows } = await reach(() =>
        sql<{ fenced: number; uids: number[] | null }>`
          with ${fence(lease, workerId)}, before as (
            update ledger_entry set is_latest = false from fence
            where ${inMailbox(lease, numbering)} and uid = any(${proposed.map(({ uid }) => uid)}::bigint[])
              and ${isTakenIn} and seen_flagged_at is not null
            returning uid, generation
          ), begun as (
            insert into ledger_entry (account_id, source_epoch, mailbox, uid_validity, uid, generation, message_key)
            select ${lease.accountId}, ${sourceEpoch}, ${mailbox}, ${uidValidity}, before.uid, before.generation + 1, p.message_key
            from before join unnest(${proposed.map(({ uid }) => uid)}::bigint[],
              ${proposed.map(({ messageKey }) => messageKey)}::uuid[]) as p (uid, message_key) using (uid)
            order by uid returning uid
          )
          select (select count(*) from fence) as fenced, (select json_agg(uid order by uid) from begun) as uids`.execute(
          database,
        ),
      );
      const [answer] = rows;
      if (answer?.fenced !== 1) throw leaseLost();
      return answer.uids ?? [];
    },
  };
}

function setRepeats({ accountId, token }: Lease, workerId: string, since: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`update lease set repeats_since = ${since}
    where account_id = ${accountId} and token = ${token} and owner = ${workerId}`;
}
