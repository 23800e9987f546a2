import { announceEnded, announceQueue } from "./announce.ts";
import { lockQueue } from "./change-queue.ts";
import type { Stores, WithStores } from "./ports.ts";
import { closeItem } from "./withdraw-offers.ts";

/** Soft deletion. What waits in the queue goes to Unread Messages. @throws DomainError `not-found` */
export function makeDeleteQueue(withStores: WithStores) {
  return (queueId: string): Promise<void> =>
    withStores(async (stores) => {
      const queue = await lockQueue(stores, queueId);
      const now = await stores.now();
      const items = await stores.items.lock(await stores.items.listOpenInQueue(queueId));
      for (const item of items) {
        if (item.state !== "waiting" && item.state !== "offered") continue;
        await closeItem(stores, item, "queue-deleted", now);
        await endRouting(stores, item.interactionId, queueId, now);
      }
      await stores.items.forgetQueue(queueId);
      await stores.queues.setMembers(queueId, [], now);
      const deleted = { ...queue, version: queue.version + 1, updatedAt: now, deletedAt: now };
      await stores.queues.save(deleted);
      announceQueue(stores.events, deleted, []);
      stores.audit.note({ action: "deleted", objectType: "queue", objectId: queueId });
      stores.hints.dispatch([]);
    });
}

async function endRouting(stores: Stores, interactionId: string, queueId: string, now: Date): Promise<void> {
  const interaction = await stores.interactions.lock(interactionId);
  if (interaction === null) return;
  // nobody's any more, as with every end of routing (S85)
  stores.interactions.save({ ...interaction, managerId: null, hasEnded: true });
  announceEnded(stores.events, interaction, "queue-deleted", now);
  const summary = `Queue ${queueId} was deleted: it is in Unread Messages.`;
  stores.decisions.add([{ interactionId, kind: "ended", summary, inputs: { reason: "queue-deleted", queueId } }], now);
}
