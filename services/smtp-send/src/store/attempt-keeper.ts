import { sql, type Kysely } from "kysely";
import type { AttemptKeeper } from "../operations/ports.ts";
import type { SmtpSendDatabase } from "./schema.ts";

/** Without a token nobody logs in: what is due waits, without an attempt, until account-config announces one. */
const waitsForConsent = sql`(
  coalesce(a.snapshot ->> 'authenticationMethod', '') = 'oauth' and (a.snapshot -> 'smtp' ->> 'authentication')::boolean
  and not exists (select from account_token t where t.account_id = a.account_id and t.status = 'authorized'))`;

export function makeAttemptKeeper(database: Kysely<SmtpSendDatabase>, leaseSeconds: number): AttemptKeeper {
  return {
    async listDueAccounts(limit, without) {
      const { rows } = await sql<{ account_id: string }>`
        select a.account_id from account_copy a
        cross join lateral (
          select d.next_attempt_at from delivery d
          where d.account_id = a.account_id and d.state in ('queued', 'deferred') and d.next_attempt_at <= clock_timestamp()
          order by d.next_attempt_at limit 1) as first
        where a.active and a.account_id <> all (${[...without]}::uuid[]) and not ${waitsForConsent}
        order by first.next_attempt_at limit ${limit}`.execute(database);
      return rows.map((row) => row.account_id);
    },
    async countHeld() {
      const { rows } = await sql<{ held: number }>`
        select count(*)::integer as held from delivery where deferred_by = 'send-budget'`.execute(database);
      return rows[0]?.held ?? 0;
    },
    async renew(deliveryId, token) {
      const { rows } = await sql`
        update delivery set lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
        where delivery_id = ${deliveryId} and attempt_token = ${token} and state = 'sending' returning 1`.execute(
        database,
      );
      return rows.length > 0;
    },
    async markDataEnding(deliveryId, token) {
      // One statement: whoever takes the delivery away holds its row lock, so exactly one of the two comes first. The
      // mark is set once: a stream that ends a second time must not send a second dot.
      const { rows } = await sql`
        with mine as (
          select delivery_id from delivery
          where delivery_id = ${deliveryId} and attempt_token = ${token} and state = 'sending' for update)
        update attempt set data_ending_at = clock_timestamp()
        where token = ${token} and data_ending_at is null and delivery_id in (select delivery_id from mine)
        returning 1`.execute(database);
      return rows.length > 0;
    },
    async noteRaw(deliveryId, token, raw) {
      const { rows } = await sql`
        update delivery set raw_hash = ${raw.hash}, raw_size = ${raw.size}
        where delivery_id = ${deliveryId} and attempt_token = ${token} and state = 'sending' and raw_hash is null
        returning 1`.execute(database);
      return rows.length > 0;
    },
  };
}
