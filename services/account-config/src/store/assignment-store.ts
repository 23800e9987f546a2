import type { Kysely } from "kysely";
import type { AssignmentStore } from "../operations/ports.ts";
import type { AccountConfigDatabase } from "./schema.ts";

export function makeAssignmentStore(tx: Kysely<AccountConfigDatabase>): AssignmentStore {
  return {
    async note({ interactionId, accountId, agentId }) {
      if (agentId === null) {
        await tx.deleteFrom("assignment_copy").where("interaction_id", "=", interactionId).execute();
        return;
      }
      const told = { account_id: accountId, agent_id: agentId };
      await tx
        .insertInto("assignment_copy")
        .values({ interaction_id: interactionId, ...told })
        .onConflict((conflict) => conflict.column("interaction_id").doUpdateSet(told))
        .execute();
    },
    async listAgentIds(accountId) {
      const rows = await tx
        .selectFrom("assignment_copy")
        .select("agent_id")
        .distinct()
        .where("account_id", "=", accountId)
        .execute();
      return rows.map((row) => row.agent_id);
    },
  };
}
