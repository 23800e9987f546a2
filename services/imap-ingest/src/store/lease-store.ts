import { sql } from "kysely";
import type { ClaimedAccount, HeldAccount, LeaseBook } from "../operations/ports.ts";
import type { AccountLoad } from "../domain/worker-share.ts";
import { findAccount, readSnapshot } from "./account-store.ts";
import { type Executor, reach } from "./database.ts";

export type WorkerIdentity = { readonly id: string; readonly nodeName: string };

/**
 * By the database's clock: workers' clocks need not agree. The database knows at once of a process that ended, since its
 * connection went with it; after a restart of its own it knows nobody, and the heartbeat alone counts.
 */
const isAlive = sql`(
  w.heartbeat_at > clock_timestamp() - interval '15 seconds'
  and (
    w.connected_at is null or w.heartbeat_at < pg_postmaster_start_time()
    or exists (select from pg_stat_activity s where s.pid = w.connection_pid and s.backend_start = w.connected_at)
  ))`;
/** A table of a `with`: who lives. */
export const liveWorkers = sql`live as materialized (select w.id, w.draining from worker w where ${isAlive})`;

/** `pulse` reaches the same database by one connection that nobody else uses and that lasts as long as the process. */
export function makeLeaseBook(database: Executor, pulse: Executor, worker: WorkerIdentity): LeaseBook {
  return {
    heartbeat: (isDraining) => reach(() => heartbeat(pulse, worker, isDraining)),
    readShares: () => reach(() => readShares(database, worker)),
    claim: (accountId) => reach(() => claim(database, worker, accountId)),
    async release({ accountId, token }) {
      await reach(() =>
        sql`
          update lease set owner = null, unowned_since = clock_timestamp()
          where account_id = ${accountId} and token = ${token} and owner = ${worker.id}`.execute(database),
      );
    },
    async recordLoad({ accountId, token }, messagesAMinute) {
      await reach(() =>
        sql`update lease set load = load * 0.7 + ${messagesAMinute} * 0.3 where account_id = ${accountId} and token = ${token}`.execute(
          database,
        ),
      );
    },
    findAccount: (accountId) => findAccount(database, accountId),
  };
}

async function heartbeat(pulse: Executor, { id, nodeName }: WorkerIdentity, isDraining: boolean): Promise<void> {
  await sql`
    with buried as (delete from worker where heartbeat_at < clock_timestamp() - interval '1 hour')
    insert into worker (id, node_name, draining, connection_pid, connected_at) values (
      ${id}, ${nodeName}, ${isDraining}, pg_backend_pid(),
      (select s.backend_start from pg_stat_activity s where s.pid = pg_backend_pid()))
    on conflict (id) do update set heartbeat_at = clock_timestamp(), draining = excluded.draining,
      connection_pid = excluded.connection_pid, connected_at = excluded.connected_at`.execute(pulse);
}

type ShareRow = {
  account_id: string;
  hostname: string;
  version: number;
  load: number;
  token: number;
  owner: string | null;
  is_alive: boolean | null;
  worker_count: number;
  looks_wanted: number;
  token_status: HeldAccount["tokenStatus"];
};

async function readShares(database: Executor, worker: WorkerIdentity): ReturnType<LeaseBook["readShares"]> {
  const { rows } = await sql<ShareRow>`
    with ${liveWorkers}
    select a.account_id, a.hostname, a.version, l.load, l.token, l.owner, l.looks_wanted,
      l.owner in (select id from live) as is_alive,
      (select count(*) from live where not draining) as worker_count, t.status as token_status
    from account a join lease l using (account_id) left join account_token t using (account_id)
    where a.active`.execute(database);
  const load = (row: ShareRow): AccountLoad => ({
    accountId: row.account_id,
    load: row.load,
    hostname: row.hostname,
  });
  const mine = rows.filter(({ owner }) => owner === worker.id);
  const free = rows.filter(({ owner, is_alive: alive }) => owner !== worker.id && alive !== true);
  return {
    nodeName: worker.nodeName,
    workerCount: rows[0]?.worker_count ?? 1,
    all: rows.map(load),
    mine: mine.map(load),
    free: free.map(load),
    held: mine.map(heldAccount),
  };
}

function heldAccount(row: ShareRow): HeldAccount {
  const { account_id: accountId, token, version, looks_wanted: looksWanted, token_status: tokenStatus } = row;
  return { accountId, token, version, looksWanted, tokenStatus };
}

async function claim(database: Executor, worker: WorkerIdentity, accountId: string): Promise<ClaimedAccount | null> {
  const { rows } = await sql<{ token: number; snapshot: unknown; backlog_of: Date | null; is_repeating: boolean }>`
    update lease l set owner = ${worker.id}, token = l.token + 1, unowned_since = null
    from account a
    where l.account_id = ${accountId} and a.account_id = l.account_id and a.active
      and not exists (select from worker w where w.id = l.owner and ${isAlive})
    returning l.token, a.snapshot, l.repeats_since is not null as is_repeating,
      case when l.backlog_settled_at is null then coalesce(l.activated_at, clock_timestamp()) end as backlog_of`.execute(
    database,
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { token, snapshot, backlog_of: backlogOf, is_repeating: isRepeating } = row;
  return { account: readSnapshot(snapshot), lease: { accountId, token }, backlogOf, isRepeating };
}
