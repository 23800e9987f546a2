import { type Kysely, sql } from "kysely";
import type { AccessFacts, AccessStore } from "../operations/ports.ts";
import type { GatewayTables } from "./schema.ts";

/** Each method may be called again with the same values. */
export function makeAccessStore(database: Kysely<GatewayTables>): AccessStore {
  return {
    async setAccountLinks({ accountId, version, agentIds }) {
      await database
        .insertInto("account_link")
        .values({ account_id: accountId, version, agent_ids: [...agentIds] })
        .onConflict((conflict) =>
          conflict
            .column("account_id")
            .doUpdateSet({ version, agent_ids: [...agentIds] })
            .where("account_link.version", "<=", version),
        )
        .execute();
    },
    async addOffer({ offerId, interactionId, agentId }) {
      await database
        .insertInto("open_offer")
        .values({ offer_id: offerId, interaction_id: interactionId, agent_id: agentId })
        .onConflict((conflict) => conflict.column("offer_id").doNothing())
        .execute();
    },
    async removeOffer(offerId) {
      await database.deleteFrom("open_offer").where("offer_id", "=", offerId).execute();
    },
    async setAssignee(interactionId, agentId) {
      if (agentId === null) {
        await database.deleteFrom("assignment").where("interaction_id", "=", interactionId).execute();
        return;
      }
      await database
        .insertInto("assignment")
        .values({ interaction_id: interactionId, agent_id: agentId })
        .onConflict((conflict) => conflict.column("interaction_id").doUpdateSet({ agent_id: agentId }))
        .execute();
    },
    findFacts: (accountId, interactionId) => findFacts(database, accountId, interactionId),
  };
}

/** One round trip: live events wait for it. */
async function findFacts(
  database: Kysely<GatewayTables>,
  accountId: string,
  interactionId: string | null,
): Promise<AccessFacts> {
  const result = await sql<{ linked: string[] | null; offered: string[]; assigned: string | null }>`
    select
      (select agent_ids from account_link where account_id = ${accountId}) as linked,
      array(select agent_id from open_offer where interaction_id = ${interactionId}) as offered,
      (select agent_id from assignment where interaction_id = ${interactionId}) as assigned`.execute(database);
  const [row] = result.rows;
  return {
    linkedAgentIds: row?.linked ?? [],
    offeredAgentIds: row?.offered ?? [],
    assignedAgentId: row?.assigned ?? null,
  };
}
