import type { QueueSnapshot } from "@mailroom/contracts/events/queue";
import { deleteDispositionsOf } from "./manage-dispositions.ts";
import type { Scope } from "./ports.ts";

/**
 * Keeps in mind which queues exist, for the check of actions and for copies of the configuration. The dispositions of a deleted
 * one go with it.
 */
export async function noteQueue(
  scope: Pick<Scope, "queues" | "dispositions" | "announceDisposition">,
  queue: QueueSnapshot,
): Promise<void> {
  await scope.queues.note({ id: queue.queueId, name: queue.name }, queue.deletedAt !== null);
  if (queue.deletedAt !== null) await deleteDispositionsOf(scope, { scope: "queue", scopeId: queue.queueId });
}
