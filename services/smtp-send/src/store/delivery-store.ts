import { sql, type Kysely } from "kysely";
import type { Delivery } from "../domain/delivery.ts";
import { nextFindAt } from "../domain/retry-schedule.ts";
import type { MentionedDelivery } from "../domain/delivery-evidence.ts";
import type { Clock, DeliveryStore } from "../operations/ports.ts";
import { beginAttempts, lockDueDeliveries } from "./claim-deliveries.ts";
import { withRecipients } from "./delivery-row.ts";
import type { SmtpSendDatabase } from "./schema.ts";

type DeliveryStoreOptions = {
  readonly clock: Clock;
  /** Of each attempt; renewed while it runs. */
  readonly leaseSeconds: number;
};

export function makeDeliveryStore(
  tx: Kysely<SmtpSendDatabase>,
  { clock, leaseSeconds }: DeliveryStoreOptions,
): DeliveryStore {
  const locked = async (deliveryId: string, token: string | null) => {
    let query = tx.selectFrom("delivery").selectAll().where("delivery_id", "=", deliveryId).forUpdate();
    if (token !== null) query = query.where("attempt_token", "=", token);
    const row = await query.executeTakeFirst();
    return row === undefined ? null : ((await withRecipients(tx, [row]))[0] ?? null);
  };
  return {
    async insert(delivery, message) {
      const inserted = await tx
        .insertInto("delivery")
        .values({
          ...identityOf(delivery),
          ...stateOf(delivery),
          message: JSON.stringify(message),
          queued_at: delivery.queuedAt,
          attempts: 0,
        })
        .onConflict((conflict) => conflict.column("delivery_id").doNothing())
        .returning("delivery_id")
        .executeTakeFirst();
      if (inserted === undefined) return false;
      const rows = delivery.recipients.map((recipient, position) => ({
        delivery_id: delivery.deliveryId,
        position,
        ...recipient,
        address: storable(recipient.address),
      }));
      if (rows.length > 0) await tx.insertInto("recipient").values(rows).execute();
      return true;
    },
    findForUpdate: (deliveryId) => locked(deliveryId, null),
    findByTokenForUpdate: (deliveryId, token) => locked(deliveryId, token),
    async update(delivery) {
      await tx.updateTable("delivery").set(stateOf(delivery)).where("delivery_id", "=", delivery.deliveryId).execute();
      await sql`
        update recipient r set state = u.state, reply = u.reply
        from unnest(${delivery.recipients.map((recipient) => recipient.address)}::text[],
          ${delivery.recipients.map((recipient) => recipient.state)}::text[],
          ${delivery.recipients.map((recipient) => recipient.reply)}::text[]) as u (address, state, reply)
        where r.delivery_id = ${delivery.deliveryId} and r.address = u.address
          and (r.state, r.reply) is distinct from (u.state, u.reply)`.execute(tx);
    },
    lockDue: (accountId, limit) => lockDueDeliveries(tx, accountId, limit),
    begin: (deliveries) => beginAttempts(tx, deliveries, leaseSeconds),
    async findByMessageIds(accountId, messageIds) {
      const { rows } = await sql<MentionedDelivery>`
        select delivery_id as "deliveryId", message_id as "messageId",
          array(select json_array_elements_text(message -> 'references')) as "references",
          message ->> 'inReplyTo' as "inReplyTo"
        from delivery where account_id = ${accountId} and message_id = any (${[...messageIds]}::text[])
        order by delivery_id`.execute(tx);
      return rows;
    },
    async endAttempt(token, outcome, reply) {
      await tx
        .updateTable("attempt")
        .set({ ended_at: sql<Date>`clock_timestamp()`, outcome, reply })
        .where("token", "=", token)
        .execute();
    },
    async takeAbandoned(limit) {
      const rows = await tx
        .selectFrom("delivery")
        .selectAll()
        .where("state", "=", sql.lit("sending")) // as the partial index says it: one plan serves for ever
        .where("lease_until", "<", sql<Date>`clock_timestamp()`)
        .orderBy("lease_until")
        .limit(limit)
        .forUpdate()
        .skipLocked()
        .execute();
      const deliveries = await withRecipients(tx, rows);
      const tokens = rows.map((row) => row.attempt_token).filter((token) => token !== null);
      if (tokens.length === 0) return [];
      const attempts = await tx
        .selectFrom("attempt")
        .select(["token", "delivery_id", "data_ending_at"])
        .where("token", "in", tokens)
        .execute();
      return deliveries.flatMap((delivery) => {
        const attempt = attempts.find((candidate) => candidate.delivery_id === delivery.deliveryId);
        return attempt === undefined
          ? []
          : [{ delivery, token: attempt.token, isDataEnding: attempt.data_ending_at !== null }];
      });
    },
    async takeFindable(limit) {
      const rows = await tx
        .selectFrom("delivery")
        .selectAll()
        .where("state", "=", sql.lit("uncertain"))
        .where("next_find_at", "<=", sql<Date>`clock_timestamp()`)
        .orderBy("next_find_at")
        .limit(limit)
        .forUpdate()
        .skipLocked()
        .execute();
      for (const row of rows) {
        const next = nextFindAt(row.uncertain_since ?? clock.now(), clock.now());
        await tx
          .updateTable("delivery")
          .set({ next_find_at: next })
          .where("delivery_id", "=", row.delivery_id)
          .execute();
      }
      return withRecipients(tx, rows);
    },
    async setNextFind(deliveryId, at) {
      await tx.updateTable("delivery").set({ next_find_at: at }).where("delivery_id", "=", deliveryId).execute();
    },
    async listWaitingForUpdate(accountId) {
      const rows = await tx
        .selectFrom("delivery")
        .selectAll()
        .where("account_id", "=", accountId)
        .where("state", "in", ["queued", "deferred"])
        .orderBy("delivery_id")
        .forUpdate()
        .execute();
      return withRecipients(tx, rows);
    },
    async hasten(accountId, news) {
      const hastened = tx
        .updateTable("delivery")
        .set({ next_attempt_at: sql<Date>`clock_timestamp()` })
        .where("account_id", "=", accountId)
        .where("state", "=", "deferred")
        .where("next_attempt_at", ">", sql<Date>`clock_timestamp()`);
      await (
        news === "settings" ? hastened : hastened.where(sql<boolean>`deferred_by is distinct from 'send-budget'`)
      ).execute();
    },
  };
}

/** Postgres takes no NUL; what holds one is refused when it is composed, and until then it must be a row to say so. */
function storable(text: string): string {
  return text.replaceAll("\u0000", "\ufffd");
}

function identityOf(delivery: Delivery) {
  return {
    delivery_id: delivery.deliveryId,
    interaction_id: delivery.interactionId,
    account_id: delivery.accountId,
    message_id: storable(delivery.messageId),
    subject: storable(delivery.subject),
  };
}

/** A late answer of the last attempt may still settle an uncertain delivery, so its token stays; any other end voids it. */
function stateOf(delivery: Delivery) {
  return {
    state: delivery.state,
    next_attempt_at: delivery.nextAttemptAt,
    sent_at: delivery.sentAt,
    detail: delivery.detail?.slice(0, 1000) ?? null,
    sent_copy: delivery.sentCopy,
    uncertain_since: delivery.uncertainSince,
    trying_since: delivery.tryingSince,
    deferred_by: delivery.deferredBy,
    evidence: delivery.evidence,
    ...(delivery.state === "sending" ? {} : { lease_until: null }),
    ...(delivery.state === "sending" || delivery.state === "uncertain" ? {} : { attempt_token: null }),
  };
}
