import { sql, type Kysely } from "kysely";
import type { Delivery } from "../domain/delivery.ts";
import type { Attempt, DeliveryPage } from "../operations/ports.ts";
import { withRecipients } from "./delivery-row.ts";
import type { SmtpSendDatabase } from "./schema.ts";

export type ReadDelivery = {
  readonly delivery: Delivery;
  readonly attempts: readonly Attempt[];
  readonly linkedAgentIds: readonly string[];
};

/** Reads for REST, each a statement of its own. */
export type DeliveryReader = {
  find(deliveryId: string): Promise<ReadDelivery | null>;
  /** Newest first. */
  list(page: DeliveryPage): Promise<ReadDelivery[]>;
};

export function makeDeliveryReader(database: Kysely<SmtpSendDatabase>): DeliveryReader {
  return {
    async find(deliveryId) {
      const rows = await database.selectFrom("delivery").selectAll().where("delivery_id", "=", deliveryId).execute();
      return (await complete(database, await withRecipients(database, rows)))[0] ?? null;
    },
    async list({ accountId, interactionId, state, accountIds, linkedAgentId, after, limit }) {
      let query = database
        .selectFrom("delivery")
        .selectAll()
        .orderBy("queued_at", "desc")
        .orderBy("delivery_id", "desc")
        .limit(limit);
      if (accountId !== null) query = query.where("account_id", "=", accountId);
      if (interactionId !== null) query = query.where("interaction_id", "=", interactionId);
      if (state !== null) query = query.where("state", "=", state);
      if (accountIds !== null) query = query.where(sql<boolean>`account_id = any(${[...accountIds]}::uuid[])`);
      if (linkedAgentId !== null) {
        query = query.where(sql<boolean>`account_id in (
          select account_id from account_copy where snapshot -> 'agentIds' ? ${linkedAgentId})`);
      }
      if (after !== null)
        query = query.where(
          sql<boolean>`(queued_at, delivery_id) < (${after.queuedAt}::timestamptz, ${after.id}::uuid)`,
        );
      return complete(database, await withRecipients(database, await query.execute()));
    },
  };
}

async function complete(database: Kysely<SmtpSendDatabase>, deliveries: readonly Delivery[]): Promise<ReadDelivery[]> {
  if (deliveries.length === 0) return [];
  const ids = deliveries.map((delivery) => delivery.deliveryId);
  const attempts = await database
    .selectFrom("attempt")
    .selectAll()
    .where(sql<boolean>`delivery_id = any(${ids}::uuid[])`)
    .orderBy("n")
    .execute();
  const accountIds = [...new Set(deliveries.map((delivery) => delivery.accountId))];
  const accounts = await database
    .selectFrom("account_copy")
    .select(["account_id", "snapshot"])
    .where("account_id", "in", accountIds)
    .execute();
  const linked = new Map(accounts.map((account) => [account.account_id, account.snapshot.agentIds]));
  return deliveries.map((delivery) => ({
    delivery,
    linkedAgentIds: linked.get(delivery.accountId) ?? [],
    attempts: attempts
      .filter((attempt) => attempt.delivery_id === delivery.deliveryId)
      .map(({ n, started_at: startedAt, ended_at: endedAt, outcome, reply }) => ({
        n,
        startedAt,
        endedAt,
        outcome,
        reply,
      })),
  }));
}
