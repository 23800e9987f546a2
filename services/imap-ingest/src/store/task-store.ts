import { mailboxAppended, mailboxFound } from "@mailroom/contracts/events/mailbox";
import type { WithTransaction } from "@mailroom/postgres/transaction";
import { sql } from "kysely";
import type { MailboxTask, TaskBook, TaskRegister } from "../operations/ports.ts";
import { readSnapshot } from "./account-store.ts";
import { type Database, type Executor, reach } from "./database.ts";

export function makeTaskRegister(database: Executor): TaskRegister {
  return {
    async add({ deliveryId, kind, accountId, messageId, rawHash, sentAt }) {
      await sql`
        insert into mailbox_task (delivery_id, kind, account_id, message_id, raw_hash, sent_at)
        values (${deliveryId}, ${kind}, ${accountId}, ${messageId}, ${rawHash}, ${sentAt}::timestamptz)
        on conflict do nothing`.execute(database);
    },
  };
}

export type TaskBookOptions = {
  readonly database: Executor;
  readonly withTransaction: WithTransaction<Database>;
  readonly nodeName: string;
};

export function makeTaskBook({ database, withTransaction, nodeName }: TaskBookOptions): TaskBook {
  async function finish(task: MailboxTask, run: (scope: Parameters<Parameters<typeof withTransaction>[0]>[0]) => void) {
    await reach(() =>
      withTransaction(async (scope) => {
        const { numAffectedRows } = await sql`
          delete from mailbox_task where delivery_id = ${task.deliveryId} and kind = ${task.kind}`.execute(scope.tx);
        if (numAffectedRows === 1n) run(scope); // else another worker was quicker, and has announced it
      }),
    );
  }

  return {
    claimDue: (limit) => reach(() => claimDue(database, { nodeName, limit })),
    keep: ({ deliveryId, kind, attempts }) =>
      reach(async () => {
        // every claim counts an attempt: another number is another worker's claim
        const { numAffectedRows } = await sql`
          update mailbox_task set next_attempt_at = clock_timestamp() + ${heldFor}
          where delivery_id = ${deliveryId} and kind = ${kind} and attempts = ${attempts}`.execute(database);
        return numAffectedRows === 1n;
      }),
    finishAppend: (task, outcome) =>
      finish(task, ({ outbox }) => {
        const data = { accountId: task.accountId, deliveryId: task.deliveryId, ...outcome };
        outbox.append(mailboxAppended, { key: task.deliveryId, data });
      }),
    finishFind: (task, found, lookedAt) =>
      finish(task, ({ outbox }) => {
        const { accountId, deliveryId } = task;
        const data = { accountId, deliveryId, found, lookedAt: lookedAt.toISOString() };
        outbox.append(mailboxFound, { key: deliveryId, data });
      }),
    async postpone({ deliveryId, kind, attempts }, delayMs, error) {
      await reach(() =>
        sql`
          update mailbox_task set next_attempt_at = clock_timestamp() + ${delayMs} * interval '1 millisecond',
            last_error = ${error.slice(0, 1000)}
          where delivery_id = ${deliveryId} and kind = ${kind} and attempts = ${attempts}`.execute(database),
      );
    },
  };
}

/** Three renewals: a killed worker's tasks are late by no more. */
const heldFor = sql`interval '45 seconds'`;

type TaskRow = {
  delivery_id: string;
  kind: "append" | "find";
  account_id: string;
  message_id: string;
  raw_hash: string | null;
  sent_at: Date | null;
  attempts: number;
  created_at: Date;
  snapshot: unknown;
};

async function claimDue(
  database: Executor,
  { nodeName, limit }: { nodeName: string; limit: number },
): Promise<MailboxTask[]> {
  const { rows } = await sql<TaskRow>`
    with due as (
      select t.delivery_id, t.kind from mailbox_task t left join account a using (account_id)
      where t.next_attempt_at <= clock_timestamp() and coalesce(a.hostname, '') in ('', ${nodeName})
      order by t.next_attempt_at limit ${limit} for update of t skip locked
    ), claimed as (
      update mailbox_task t set attempts = t.attempts + 1, next_attempt_at = clock_timestamp() + ${heldFor}
      from due where t.delivery_id = due.delivery_id and t.kind = due.kind
      returning t.*
    )
    select claimed.*, a.snapshot from claimed left join account a using (account_id)`.execute(database);
  return rows.map((row) => ({
    deliveryId: row.delivery_id,
    kind: row.kind,
    account: row.snapshot === null ? null : readSnapshot(row.snapshot),
    accountId: row.account_id,
    messageId: row.message_id,
    rawHash: row.raw_hash,
    sentAt: row.sent_at,
    attempts: row.attempts,
    createdAt: row.created_at,
  }));
}
