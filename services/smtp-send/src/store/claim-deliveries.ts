import { sql, type Kysely, type Selectable } from "kysely";
import type { ClaimedAttempt } from "../operations/ports.ts";
import { withRecipients } from "./delivery-row.ts";
import type { DeliveryTable, SmtpSendDatabase } from "./schema.ts";

/** Renewed every third of it while the attempt runs. */
export const leaseSeconds = 15;

/**
 * Due deliveries of one active account, oldest first. `skip locked`: instances that claim at the same time take different
 * ones, none waits. The token is the fence of everything the attempt writes.
 */
export async function claimDeliveries(
  tx: Kysely<SmtpSendDatabase>,
  accountId: string,
  limit: number,
): Promise<ClaimedAttempt[]> {
  const account = await tx
    .selectFrom("account_copy")
    .select("snapshot")
    .where("account_id", "=", accountId)
    .where("active", "=", true)
    .executeTakeFirst();
  if (account === undefined) return [];
  const { rows } = await sql<Selectable<DeliveryTable>>`
    with due as materialized (
      select delivery_id from delivery
      where account_id = ${accountId} and state in ('queued', 'deferred') and next_attempt_at <= clock_timestamp()
      order by next_attempt_at limit ${limit} for update skip locked)
    update delivery d set state = 'sending', next_attempt_at = null, attempts = d.attempts + 1,
      attempt_token = gen_random_uuid(), lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}),
      trying_since = coalesce(d.trying_since, clock_timestamp())
    from due where d.delivery_id = due.delivery_id
    returning d.*`.execute(tx);
  const deliveries = await withRecipients(tx, rows);
  const claimed = rows.flatMap((row, index) => {
    const delivery = deliveries[index];
    if (delivery === undefined || row.attempt_token === null) return [];
    return [{ token: row.attempt_token, delivery, message: row.message, account: account.snapshot }];
  });
  if (claimed.length > 0) {
    await tx
      .insertInto("attempt")
      .values(
        claimed.map(({ token, delivery }) => ({
          token,
          delivery_id: delivery.deliveryId,
          n: delivery.attempts,
          started_at: sql<Date>`clock_timestamp()`,
        })),
      )
      .execute();
  }
  return claimed;
}
