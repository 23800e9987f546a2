import { announceAnew } from "@mailroom/postgres/announce-anew";
import { idsAfter } from "@mailroom/postgres/ids-after";
import type { TransactionScope, WithTransaction } from "@mailroom/postgres/transaction";
import { announceHolder, announceQueue } from "./operations/announce.ts";
import type { Stores } from "./operations/ports.ts";
import { type Database, readClock } from "./store/database.ts";

/** Raise one with a change after which others must hear of everything of that kind again. */
const revisions = { queue: 3, assignment: 1 };

type StoresOf = (scope: TransactionScope<Database>) => Stores;

export async function announceAllAnew(withTransaction: WithTransaction<Database>, storesOf: StoresOf): Promise<void> {
  await announceQueuesAnew(withTransaction, storesOf);
  await announceAssignmentsAnew(withTransaction, storesOf);
}

/** Tells of all queues once more after an upgrade: who began to listen later has never heard of most of them. */
async function announceQueuesAnew(withTransaction: WithTransaction<Database>, storesOf: StoresOf): Promise<void> {
  await announceAnew(withTransaction, {
    ...{ kind: "queue", revision: revisions.queue },
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

/** The same of who holds what. To those who knew already it says nothing new. */
async function announceAssignmentsAnew(withTransaction: WithTransaction<Database>, storesOf: StoresOf): Promise<void> {
  await announceAnew(withTransaction, {
    ...{ kind: "assignment", revision: revisions.assignment },
    async announceNext(scope, page) {
      const { interactions, events } = storesOf(scope);
      const held = await interactions.lockHeld(page);
      const at = await readClock(scope.tx);
      for (const interaction of held) {
        announceHolder(events, interaction, { queueId: interaction.lastQueueId, cause: "accepted", at });
      }
      return held.map(({ id }) => id);
    },
  });
}
