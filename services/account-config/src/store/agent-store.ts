import { type Kysely, sql } from "kysely";
import type { Named } from "../domain/configuration.ts";
import type { AgentStore } from "../operations/ports.ts";
import type { AccountConfigDatabase } from "./schema.ts";

export function makeAgentStore(tx: Kysely<AccountConfigDatabase>): AgentStore {
  return {
    async findExisting(ids) {
      if (ids.length === 0) return [];
      const rows = await tx
        .selectFrom("agent_copy")
        .select("agent_id")
        .where(sql<boolean>`agent_id = any(${[...ids]}::uuid[])`)
        .where("deleted", "=", false)
        .orderBy("agent_id")
        .forShare()
        .execute();
      return rows.map((row) => row.agent_id);
    },
    async note({ id, name: address }, deleted) {
      await tx
        .insertInto("agent_copy")
        .values({ agent_id: id, address, deleted })
        .onConflict((conflict) => conflict.column("agent_id").doUpdateSet({ address, deleted }))
        .execute();
    },
    async listNamed() {
      const { rows } = await sql<Named>`
        select agent_id as id, address as name from agent_copy where not deleted and address is not null`.execute(tx);
      return rows;
    },
    async listAccountIds(agentId) {
      const rows = await tx
        .selectFrom("account")
        .select("id")
        .where("deleted_at", "is", null)
        .where(sql<boolean>`${agentId}::uuid = any(agent_ids)`)
        .orderBy("id")
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}
