import { AccountSnapshot } from "@mailroom/contracts/events/account";
import { sql } from "kysely";
import { Check } from "typebox/value";
import type { AccountRegister } from "../operations/ports.ts";
import { type Executor, reach } from "./database.ts";

/** Writes account copies within the transaction that took the event. */
export function makeAccountRegister(database: Executor): AccountRegister {
  return {
    async save(snapshot, isActive) {
      const { accountId, version, hostname, sourceEpoch } = snapshot;
      await allowTime(database, snapshot, isActive);
      const { numAffectedRows } = await sql`
        insert into account (account_id, version, snapshot, active, hostname, source_epoch)
        values (${accountId}, ${version}, ${JSON.stringify(snapshot)}::json, ${isActive}, ${hostname}, ${sourceEpoch})
        on conflict (account_id) do update set version = excluded.version, snapshot = excluded.snapshot,
          active = excluded.active, hostname = excluded.hostname, source_epoch = excluded.source_epoch
          where account.version <= excluded.version`.execute(database);
      if (numAffectedRows === 0n) return; // older than what is known: snapshots may come late
      await sql`
        insert into lease (account_id, activated_at) values (${accountId}, case when ${isActive} then clock_timestamp() end)
        on conflict (account_id) do update set activated_at = excluded.activated_at
          where lease.activated_at is null and excluded.activated_at is not null`.execute(database);
      // Until a worker has it, or until 60 s have shown that none will (S43).
      const state = isActive ? "connecting" : "disabled";
      await sql`
        insert into connection as c (account_id, state, since) values (${accountId}, ${state}, clock_timestamp())
        on conflict (account_id) do update set state = excluded.state, since = excluded.since, detail = null, code = null,
          next_attempt_at = null, worker = null
          where (c.state = 'disabled') <> (excluded.state = 'disabled')`.execute(database);
    },
  };
}

/**
 * Whoever switches an account on, or names another host, has not been without a worker since the old days: the 60 s of S43
 * begin again, and the worker that has to give it up speaks for it no longer. Before the copy is written, which still says
 * what was.
 */
async function allowTime(database: Executor, snapshot: AccountSnapshot, isActive: boolean): Promise<void> {
  const { accountId, version, hostname } = snapshot;
  await sql`
    with changed as (
      select account_id from account where account_id = ${accountId} and version < ${version} and ${isActive}::boolean
        and (not active or hostname <> ${hostname})
    ), given as (
      update lease set unowned_since = clock_timestamp() from changed
      where lease.account_id = changed.account_id and lease.owner is null
    )
    update connection c set state = 'connecting', since = clock_timestamp(), detail = null, code = null,
      next_attempt_at = null, worker = null
    from changed where c.account_id = changed.account_id and c.state <> 'disabled'
      and (c.state = 'no_worker' or (${hostname} <> '' and not exists (
        select from lease l join worker w on w.id = l.owner
        where l.account_id = c.account_id and w.node_name = ${hostname})))`.execute(database);
}

export async function findAccount(database: Executor, accountId: string): Promise<AccountSnapshot | null> {
  const { rows } = await reach(() =>
    sql<{ snapshot: unknown }>`select snapshot from account where account_id = ${accountId}`.execute(database),
  );
  const [row] = rows;
  return row === undefined ? null : readSnapshot(row.snapshot);
}

/** Stored as it was checked when it came; checked again, because a later program may expect more. */
export function readSnapshot(value: unknown): AccountSnapshot {
  if (!Check(AccountSnapshot, value)) throw new Error("the stored account copy does not fit its contract");
  return value;
}
