import type { AccountConnection } from "@mailroom/contracts/events/account-connection";
import { sql } from "kysely";
import { noWorkerCode, noWorkerDetail } from "../domain/connection-failure.ts";
import type { OrphanBook } from "../operations/ports.ts";
import { type ConnectionRow, toConnection } from "./connection-store.ts";
import { type Executor, reach } from "./database.ts";
import { liveWorkers } from "./lease-store.ts";

const orphanAfter = sql`interval '60 seconds'`;
const isReported = sql`(c.state = 'no_worker' and c.code is not distinct from ${noWorkerCode})`;

export type OrphanBookOptions = {
  readonly database: Executor;
  /** Latest state only: losing one costs nothing. */
  readonly publish: (connection: AccountConnection) => void;
};

/** @see OrphanBook */
export function makeOrphanBook({ database, publish }: OrphanBookOptions): OrphanBook {
  return {
    async reportNew() {
      const found = await reach(() => markOrphans(database));
      for (const row of found) publish(toConnection(row));
      return found.map((row) => ({ accountId: row.account_id, hostname: row.hostname }));
    },
    async count() {
      const { rows } = await reach(() =>
        sql<{ count: number }>`
          select count(*) as count from connection c join account a using (account_id) where a.active and ${isReported}`.execute(
          database,
        ),
      );
      return rows[0]?.count ?? 0;
    },
  };
}

type OrphanRow = ConnectionRow & { hostname: string };

/**
 * Locks the lease: a worker that claims it in this moment reports its own state after ours. And the connection: another watch
 * that has reported it in this moment is seen, so that an account rings once.
 */
async function markOrphans(database: Executor): Promise<OrphanRow[]> {
  const { rows } = await sql<OrphanRow>`
    with ${liveWorkers}, orphan as materialized (
      select a.account_id, a.hostname
      from account a join lease l using (account_id) left join worker w on w.id = l.owner join connection c using (account_id)
      where a.active and (l.owner in (select id from live)) is not true and not ${isReported}
        and coalesce(l.unowned_since, w.heartbeat_at, '-infinity') < clock_timestamp() - ${orphanAfter}
      for update of l, c skip locked
    )
    update connection c set state = 'no_worker', since = case when c.state = 'no_worker' then c.since else clock_timestamp() end,
      detail = case when o.hostname = '' then ${noWorkerDetail.any} else format(${noWorkerDetail.pinned}, o.hostname) end,
      code = ${noWorkerCode}, next_attempt_at = null, worker = null
    from orphan o where c.account_id = o.account_id
    returning c.*, o.hostname`.execute(database);
  return rows;
}
