import type { OutgoingMessage } from "@mailroom/contracts/events/delivery";
import { failWaiting, queueDelivery as queued } from "../domain/delivery.ts";
import type { Scope } from "./ports.ts";

/** Takes a message to be sent; the same command again changes nothing. */
export async function queueDelivery(scope: Scope, message: OutgoingMessage, now: Date): Promise<void> {
  const account = await scope.accounts.find(message.accountId);
  const asked = queued(message, now);
  const delivery =
    account === null || account.active
      ? asked
      : account.deletedAt === null
        ? { ...asked, detail: "It waits until the account is active." }
        : failWaiting(asked, "The account was deleted.");
  if (!(await scope.deliveries.insert(delivery, message))) return;
  scope.announce(delivery);
  scope.wake();
}
