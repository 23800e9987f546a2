/**
 * Snapshots that are announced once more after an upgrade. Streams forget after 14 days: a service that
 * begins to act upon what it passed over before would otherwise hear of an aggregate only at its next change.
 */
import { sql } from "kysely";
import type { TransactionScope, WithTransaction } from "./transaction.ts";

export type Announcing<DB> = {
  /** Names it in the record of this schema, e.g. `account`. */
  readonly kind: string;
  /** Raised by whoever adds to the snapshot, or makes another service listen to it. From 1. */
  readonly revision: number;
  /**
   * Locks the next aggregates behind `after` in the order of their ids (null: from the first), at most `limit`, appends their
   * snapshots and answers their ids; empty at the end. The lock keeps an older snapshot from following a newer one.
   */
  readonly announceNext: (
    scope: TransactionScope<DB>,
    page: { readonly after: string | null; readonly limit: number },
  ) => Promise<readonly string[]>;
};

const pageSize = 50;

/**
 * Announces all aggregates of a kind, unless that was done for this revision: page by page, each a transaction, so that
 * who was stopped goes on from there. Several instances at once take turns. Consumers see the version that they may have
 * seen already, and must take the later one.
 */
export async function announceAnew<DB>(
  withTransaction: WithTransaction<DB>,
  announcing: Announcing<DB>,
): Promise<void> {
  let isDone = false;
  while (!isDone) isDone = await withTransaction((scope) => announcePage(scope, announcing));
}

async function announcePage<DB>(
  scope: TransactionScope<DB>,
  { kind, revision, announceNext }: Announcing<DB>,
): Promise<boolean> {
  const before = await lockRecord(scope, kind);
  // A later version of the program has been here: what it announced holds all that this one knows.
  if (before.revision > revision || (before.revision === revision && before.isDone)) return true;
  const after = before.revision === revision ? before.afterId : null;
  const ids = await announceNext(scope, { after, limit: pageSize });
  const last = ids.at(-1) ?? null;
  await sql`
    update announcement set revision = ${revision}, after_id = ${last}, is_done = ${last === null}
    where kind = ${kind}`.execute(scope.tx);
  return last === null;
}

type Recorded = { readonly revision: number; readonly afterId: string | null; readonly isDone: boolean };

async function lockRecord<DB>({ tx }: TransactionScope<DB>, kind: string): Promise<Recorded> {
  await sql`
    insert into announcement (kind, revision, is_done) values (${kind}, 0, false) on conflict do nothing`.execute(tx);
  const { rows } = await sql<Recorded>`
    select revision, after_id as "afterId", is_done as "isDone" from announcement
    where kind = ${kind} for update`.execute(tx);
  const [recorded] = rows;
  if (recorded === undefined) throw new Error("a record of announcements vanished inside a transaction");
  return recorded;
}
