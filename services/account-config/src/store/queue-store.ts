import { type Kysely, sql } from "kysely";
import type { Named } from "../domain/configuration.ts";
import type { QueueStore } from "../operations/ports.ts";
import type { AccountConfigDatabase } from "./schema.ts";

export function makeQueueStore(tx: Kysely<AccountConfigDatabase>): QueueStore {
  return {
    async findExisting(ids) {
      if (ids.length === 0) return [];
      const rows = await tx
        .selectFrom("queue_copy")
        .select("queue_id")
        .where("queue_id", "in", [...ids])
        .where("deleted", "=", false)
        .execute();
      return rows.map((row) => row.queue_id);
    },
    async note({ id, name }, deleted) {
      await tx
        .insertInto("queue_copy")
        .values({ queue_id: id, name, deleted })
        .onConflict((conflict) => conflict.column("queue_id").doUpdateSet({ name, deleted }))
        .execute();
    },
    async listNamed() {
      const { rows } = await sql<Named>`
        select queue_id as id, name from queue_copy where not deleted and name is not null`.execute(tx);
      return rows;
    },
  };
}
