import { sql } from "kysely";
import type { Offer } from "../domain/offer.ts";
import type { OfferStore } from "../operations/ports.ts";
import type { Changes } from "./changes.ts";
import { type Connection, firstOf } from "./database.ts";

export const offerColumns = sql.raw(`
  o.id, o.item_id as "itemId", o.interaction_id as "interactionId", o.account_id as "accountId", o.agent_id as "agentId",
  o.queue_id as "queueId", o.work_item_kind as "workItemKind", o.state, o.made_at as "madeAt", o.expires_at as "expiresAt",
  o.ended_at as "endedAt", o.end_reason as "endReason"`);

export function makeOfferStore(connection: Connection, changes: Changes): OfferStore {
  return {
    async find(offerId) {
      const { rows } = await sql<Offer>`select ${offerColumns} from offer o where o.id = ${offerId}`.execute(
        connection,
      );
      return firstOf(rows);
    },
    async lockOpenOf(itemId) {
      const { rows } = await sql<Offer>`
        select ${offerColumns} from offer o where o.item_id = ${itemId} and o.state = 'open' order by o.id
        for no key update`.execute(connection);
      return rows;
    },
    async lock(offerIds) {
      const { rows } = await sql<Offer>`
        select ${offerColumns} from offer o where o.id = any(${[...offerIds]}::uuid[]) order by o.id
        for no key update`.execute(connection);
      return rows;
    },
    async save(offer) {
      // An ended offer never changes again, whatever is asked.
      await sql`
        update offer set state = ${offer.state}, ended_at = ${offer.endedAt}, end_reason = ${offer.endReason}
        where id = ${offer.id} and state = 'open'`.execute(connection);
      changes.offer(offer);
    },
    async listOpenOfAgent(agentId) {
      const { rows } = await sql<{ id: string; itemId: string; queueId: string | null }>`
        select id, item_id as "itemId", queue_id as "queueId" from offer
        where agent_id = ${agentId} and state = 'open'`.execute(connection);
      return rows;
    },
  };
}
