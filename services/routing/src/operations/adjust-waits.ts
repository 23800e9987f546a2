import type { Account } from "../domain/account.ts";
import { isSamePolicy, waitEndOf } from "../domain/wait.ts";
import { decisionOfChangedWait } from "../domain/wait-decision.ts";
import type { Stores } from "./ports.ts";

/**
 * The account's waits were made longer or shorter, switched on or off: whatever waits gets the deadline that it would have had
 * from the beginning. One that has passed by now is met at once, by the timers.
 */
export async function adjustWaits(stores: Stores, before: Account, after: Account, now: Date): Promise<void> {
  if (isSamePolicy(before.waits, after.waits)) return;
  for (const item of await stores.items.lockWaits(after.id)) {
    const waitEndsAt = waitEndOf(after.waits, item);
    if (waitEndsAt?.getTime() === item.waitEndsAt?.getTime()) continue;
    const changed = stores.items.save({ ...item, waitEndsAt }, now);
    stores.decisions.add([decisionOfChangedWait(changed, after, item.waitEndsAt)], now);
  }
}
