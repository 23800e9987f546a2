import { makeAudit } from "@mailroom/postgres/audit";
import type { WithTransaction } from "@mailroom/postgres/transaction";
import { sql } from "kysely";
import { alreadyReadReason } from "../domain/sync-plan.ts";
import type { Ledger, LedgerOrders } from "../operations/ports.ts";
import { type Database, type Executor, leaseLost, reach } from "./database.ts";
import { fence } from "./fence.ts";

/** The part of the ledger that knows how far read mail was searched for. */
export function makeCursors(
  database: Executor,
  workerId: string,
): Pick<Ledger, "findCursor" | "saveCursor" | "noteSkipped"> {
  return {
    async findCursor({ accountId }, { sourceEpoch, mailbox, uidValidity }) {
      const { rows } = await reach(() =>
        sql<{ uid: number }>`
          select searched_uid as uid from mailbox_cursor where account_id = ${accountId} and source_epoch = ${sourceEpoch}
            and mailbox = ${mailbox} and uid_validity = ${uidValidity}`.execute(database),
      );
      return rows[0]?.uid ?? null;
    },
    async saveCursor(lease, { sourceEpoch, mailbox, uidValidity }, searchedUid) {
      const { numAffectedRows } = await reach(() =>
        sql`
          with ${fence(lease, workerId)}
          insert into mailbox_cursor as c (account_id, source_epoch, mailbox, uid_validity, searched_uid)
          select ${lease.accountId}, ${sourceEpoch}, ${mailbox}, ${uidValidity}, ${searchedUid} from fence
          on conflict (account_id, source_epoch, mailbox, uid_validity) do update
            set searched_uid = greatest(c.searched_uid, excluded.searched_uid)`.execute(database),
      );
      if (numAffectedRows !== 1n) throw leaseLost();
    },
    async noteSkipped(lease, { sourceEpoch, mailbox, uidValidity }, proposed, reason) {
      const { rows } = await reach(() =>
        sql<{ fenced: number }>`
          with ${fence(lease, workerId)}, noted as (
            insert into ledger_entry (account_id, source_epoch, mailbox, uid_validity, uid, message_key, outcome, reason)
            select ${lease.accountId}, ${sourceEpoch}, ${mailbox}, ${uidValidity}, p.uid, p.message_key, 'skipped', ${reason}
            from fence, unnest(${proposed.map(({ uid }) => uid)}::bigint[],
              ${proposed.map(({ messageKey }) => messageKey)}::uuid[]) as p (uid, message_key)
            order by p.uid on conflict do nothing returning uid
          )
          select count(*) as fenced from fence`.execute(database),
      );
      if (rows[0]?.fenced !== 1) throw leaseLost();
    },
  };
}

/** Rows of a mailbox that was renumbered or left cannot be fetched any more. */
export const inCurrentNumbering = sql`(e.source_epoch, e.mailbox, e.uid_validity) = (
  select c.source_epoch, c.mailbox, c.uid_validity from mailbox_cursor c
  where c.account_id = e.account_id order by c.source_epoch desc, c.started_at desc limit 1)`;
export const isReadElsewhere = sql`e.is_latest and e.outcome = 'skipped' and e.reason = ${alreadyReadReason}`;

/** @see LedgerOrders */
export function makeLedgerOrders(withTransaction: WithTransaction<Database>): LedgerOrders {
  return {
    takeReadMail: (accountId) =>
      reach(() =>
        withTransaction(async ({ tx, outbox }) => {
          makeAudit(outbox).note({ action: "took-in-read-mail", objectType: "account", objectId: accountId });
          // Not a worker's write: no token, but the same lock, so that it meets no page half-way.
          const { rows } = await sql<{ count: number }>`
            with locked as (
              update lease set looks_wanted = looks_wanted + 1 where account_id = ${accountId} returning account_id
            ), wanted as (
              update ledger_entry e set outcome = 'pending', reason = null, attempts = 0 from locked
              where e.account_id = locked.account_id and ${isReadElsewhere} and ${inCurrentNumbering} returning e.uid
            )
            select count(*) as count from wanted`.execute(tx);
          return rows[0]?.count ?? 0;
        }),
      ),
  };
}
