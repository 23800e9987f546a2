import { type Kysely, sql } from "kysely";
import type { NotificationStore, OpenOffer } from "../operations/notification-ports.ts";
import type { HistoryDatabase } from "./schema.ts";

export function makeNotificationStore(tx: Kysely<HistoryDatabase>): NotificationStore {
  return {
    async findOpenOffer(offerId) {
      const { rows } = await sql<OpenOffer>`
        select o.interaction_id as "interactionId", o.agent_id as "agentId", i.account_id as "accountId",
          a.notification as rules
        from interaction_offer o join interaction i on i.id = o.interaction_id join account a using (account_id)
        where o.offer_id = ${offerId}`.execute(tx);
      return rows[0] ?? null;
    },
  };
}
