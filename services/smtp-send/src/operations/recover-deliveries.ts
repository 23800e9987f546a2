import { markUncertain, requeue } from "../domain/delivery.ts";
import type { Clock, WithTransaction } from "./ports.ts";

const batch = 50;

/**
 * Settles attempts whose worker is gone (killed, or stopped for longer than its lease). Before the mark: repeated. After it:
 * uncertain. A worker that wakes up later finds its attempt taken away.
 */
export async function recoverDeliveries(ports: { withTransaction: WithTransaction; clock: Clock }): Promise<number> {
  return ports.withTransaction(async (scope) => {
    const abandoned = await scope.deliveries.takeAbandoned(batch);
    const now = ports.clock.now();
    for (const { delivery, token, isDataEnding } of abandoned) {
      const settled = isDataEnding
        ? markUncertain(delivery, "The connection was lost after the message's end: it may have arrived.", now)
        : requeue(delivery, "The attempt was interrupted before the message's end.", now);
      await scope.deliveries.endAttempt(token, isDataEnding ? "uncertain" : "interrupted", null);
      await scope.deliveries.update(settled);
      if (isDataEnding) await scope.deliveries.setNextFind(delivery.deliveryId, now);
      scope.announce(settled);
    }
    if (abandoned.length > 0) scope.wake();
    return abandoned.length;
  });
}

/** Orders a look into Sent for uncertain deliveries that are due for one (N5). */
export async function lookForUncertain(ports: { withTransaction: WithTransaction }): Promise<number> {
  return ports.withTransaction(async (scope) => {
    const due = await scope.deliveries.takeFindable(batch);
    for (const delivery of due) scope.orderFind(delivery);
    return due.length;
  });
}
