import { sql, type Kysely } from "kysely";
import type { Use } from "../domain/send-budget.ts";
import type { BudgetStore } from "../operations/ports.ts";
import type { SmtpSendDatabase } from "./schema.ts";

type UseRow = { readonly now: Date; readonly at: Date | null; readonly recipients: number; readonly is_spent: boolean };

export function makeBudgetStore(tx: Kysely<SmtpSendDatabase>): BudgetStore {
  return {
    async lockUsage(accountId, windowMs) {
      await sql`select from account_copy where account_id = ${accountId} for no key update`.execute(tx);
      const { rows } = await selectUses(accountId, windowMs).execute(tx);
      const uses = (isSpent: boolean): Use[] =>
        rows.flatMap(({ at, recipients, is_spent: spent }) =>
          at !== null && spent === isSpent ? [{ at, recipients }] : [],
        );
      const now = rows[0]?.now;
      if (now === undefined) throw new Error("Postgres did not say what time it is");
      return { now, spent: uses(true), promised: uses(false) };
    },
    async hold(held) {
      await sql`
        update delivery d set state = 'deferred', deferred_by = 'send-budget',
          next_attempt_at = u.next_attempt_at, detail = u.detail
        from unnest(${held.map(({ deliveryId }) => deliveryId)}::uuid[],
          ${held.map(({ nextAttemptAt }) => nextAttemptAt)}::timestamptz[],
          ${held.map(({ detail }) => detail)}::text[]) as u (delivery_id, next_attempt_at, detail)
        where d.delivery_id = u.delivery_id`.execute(tx);
    },
  };
}

/**
 * An attempt counts from its beginning, so that what two instances have under way counts for both; one that ended
 * before the message's end has sent nothing and counts no longer.
 */
function selectUses(accountId: string, windowMs: number) {
  return sql<UseRow>`
    with clock as materialized (select clock_timestamp() as now)
    select clock.now, used.at, used.recipients, used.is_spent from clock
    left join lateral (
      select a.started_at as at, a.recipients, true as is_spent from attempt a
      where a.account_id = ${accountId} and a.started_at > clock.now - make_interval(secs => ${windowMs / 1000})
        and (a.ended_at is null or a.data_ending_at is not null)
      union all
      select d.next_attempt_at, count(r.address)::integer, false from delivery d
      join recipient r on r.delivery_id = d.delivery_id and r.state in ('pending', 'deferred')
      where d.account_id = ${accountId} and d.deferred_by = 'send-budget' and d.next_attempt_at > clock.now
      group by d.delivery_id) as used on true
    order by used.at`;
}
