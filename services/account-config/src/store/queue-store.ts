import type { Kysely } from "kysely";
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
    async note(queueId, deleted) {
      await tx
        .insertInto("queue_copy")
        .values({ queue_id: queueId, deleted })
        .onConflict((conflict) => conflict.column("queue_id").doUpdateSet({ deleted }))
        .execute();
    },
  };
}
