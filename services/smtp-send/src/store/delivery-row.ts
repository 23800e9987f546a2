import { sql, type Kysely, type Selectable } from "kysely";
import type { Delivery } from "../domain/delivery.ts";
import type { DeliveryTable, RecipientTable, SmtpSendDatabase } from "./schema.ts";

type DeliveryRow = Selectable<DeliveryTable>;

/** Rows with their recipients, in the order of the rows. */
export async function withRecipients(tx: Kysely<SmtpSendDatabase>, rows: readonly DeliveryRow[]): Promise<Delivery[]> {
  if (rows.length === 0) return [];
  const recipients = await tx
    .selectFrom("recipient")
    .selectAll()
    .where(sql<boolean>`delivery_id = any(${rows.map((row) => row.delivery_id)}::uuid[])`)
    .orderBy("position")
    .execute();
  return rows.map((row) =>
    fromRow(
      row,
      recipients.filter((recipient) => recipient.delivery_id === row.delivery_id),
    ),
  );
}

function fromRow(row: DeliveryRow, recipients: readonly Selectable<RecipientTable>[]): Delivery {
  return {
    deliveryId: row.delivery_id,
    interactionId: row.interaction_id,
    accountId: row.account_id,
    state: row.state,
    messageId: row.message_id,
    subject: row.subject,
    rawHash: row.raw_hash,
    recipients: recipients.map(({ address, state, reply }) => ({ address, state, reply })),
    attempts: row.attempts,
    queuedAt: row.queued_at,
    nextAttemptAt: row.next_attempt_at,
    sentAt: row.sent_at,
    detail: row.detail,
    sentCopy: row.sent_copy,
    uncertainSince: row.uncertain_since,
    tryingSince: row.trying_since,
    deferredBy: row.deferred_by,
    evidence: row.evidence,
  };
}
