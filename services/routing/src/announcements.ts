import { announceAnew } from "@mailroom/postgres/announce-anew";
import { idsAfter } from "@mailroom/postgres/ids-after";
import type { TransactionScope, WithTransaction } from "@mailroom/postgres/transaction";
import { announceQueue } from "./operations/announce.ts";
import type { Stores } from "./operations/ports.ts";
import type { Database } from "./store/database.ts";

/** Raise it with a change after which others must hear of every queue again. */
const revision = 2;

/** Tells of all queues once more after an upgrade: who began to listen later has never heard of most of them. */
export async function announceQueuesAnew(
  withTransaction: WithTransaction<Database>,
  storesOf: (scope: TransactionScope<Database>) => Stores,
): Promise<void> {
  await announceAnew(withTransaction, {
    ...{ kind: "queue", revision },
    async announceNext(scope, page) {
      const ids = await idsAfter(scope.tx, "queue", { ...page, softDeletes: true });
      const { queues, events } = storesOf(scope);
      for (const id of ids) {
        const queue = await queues.lock(id);
        if (queue === null) continue;
        const members = await queues.members(id);
        const agentIds = members.map(({ agentId }) => agentId);
        announceQueue(events, queue, agentIds);
      }
      return ids;
    },
  });
}
