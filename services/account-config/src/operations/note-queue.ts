import type { QueueSnapshot } from "@mailroom/contracts/events/queue";
import type { Scope } from "./ports.ts";

/** Keeps in mind which queues exist, for the check of actions. */
export async function noteQueue(scope: Pick<Scope, "queues">, queue: QueueSnapshot): Promise<void> {
  await scope.queues.note(queue.queueId, queue.deletedAt !== null);
}
