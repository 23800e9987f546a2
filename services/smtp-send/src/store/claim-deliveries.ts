import { sql, type Kysely, type Selectable } from "kysely";
import { remainingRecipients, type Delivery } from "../domain/delivery.ts";
import type { BegunAttempt } from "../operations/ports.ts";
import { withRecipients } from "./delivery-row.ts";
import type { DeliveryTable, SmtpSendDatabase } from "./schema.ts";

/**
 * Due deliveries of one account, the longest due first. `skip locked`: instances that claim at the same time take
 * different ones, none waits.
 */
export async function lockDueDeliveries(
  tx: Kysely<SmtpSendDatabase>,
  accountId: string,
  limit: number,
): Promise<Delivery[]> {
  const rows = await tx
    .selectFrom("delivery")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("state", "in", ["queued", "deferred"])
    .where("next_attempt_at", "<=", sql<Date>`clock_timestamp()`)
    .orderBy("next_attempt_at")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return withRecipients(tx, rows);
}

/** The token is the fence of everything an attempt writes. */
export async function beginAttempts(
  tx: Kysely<SmtpSendDatabase>,
  deliveries: readonly Delivery[],
  leaseSeconds: number,
): Promise<BegunAttempt[]> {
  if (deliveries.length === 0) return [];
  const ids = deliveries.map((delivery) => delivery.deliveryId);
  const { rows } = await sql<Selectable<DeliveryTable>>`
    update delivery d set state = 'sending', next_attempt_at = null, deferred_by = null, evidence = null,
      attempts = d.attempts + 1, attempt_token = gen_random_uuid(),
      lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}),
      trying_since = coalesce(d.trying_since, clock_timestamp())
    where d.delivery_id = any (${ids}::uuid[])
    returning d.*`.execute(tx);
  const begun = (await withRecipients(tx, rows)).flatMap((delivery, index) => {
    const row = rows[index];
    return row === undefined || row.attempt_token === null
      ? []
      : [{ token: row.attempt_token, delivery, message: row.message }];
  });
  await tx
    .insertInto("attempt")
    .values(
      begun.map(({ token, delivery }) => ({
        token,
        delivery_id: delivery.deliveryId,
        account_id: delivery.accountId,
        recipients: remainingRecipients(delivery).length,
        n: delivery.attempts,
        started_at: sql<Date>`clock_timestamp()`,
      })),
    )
    .execute();
  return begun;
}
