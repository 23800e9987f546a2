import { markUncertain, requeue, type Delivery } from "../domain/delivery.ts";
import { startSentCopy } from "./attempt-delivery.ts";
import type { Clock, Scope, WithTransaction } from "./ports.ts";

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
      await keepSettled(scope, { before: delivery, settled, now });
    }
    if (abandoned.length > 0) scope.wake();
    return abandoned.length;
  });
}

/** Writes an attempt's end: an uncertain one is looked for in Sent, one that was seen gets its copy there. */
async function keepSettled(
  scope: Scope,
  { before, settled, now }: { readonly before: Delivery; readonly settled: Delivery; readonly now: Date },
): Promise<void> {
  const account = await scope.accounts.find(before.accountId);
  const filesSentMail = account?.smtp.filesSentMail === true;
  const kept = startSentCopy(scope, before, { delivery: settled, filesSentMail });
  await scope.deliveries.update(kept);
  if (kept.state === "uncertain") await scope.deliveries.setNextFind(kept.deliveryId, now);
  scope.announce(kept);
}

/** Orders a look into Sent for uncertain deliveries that are due for one (N5). */
export async function lookForUncertain(ports: { withTransaction: WithTransaction }): Promise<number> {
  return ports.withTransaction(async (scope) => {
    const due = await scope.deliveries.takeFindable(batch);
    for (const delivery of due) scope.orderFind(delivery);
    return due.length;
  });
}
