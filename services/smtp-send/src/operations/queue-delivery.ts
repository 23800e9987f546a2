import type { OutgoingMessage } from "@mailroom/contracts/events/delivery";
import { queueDelivery as queued } from "../domain/delivery.ts";
import type { Scope } from "./ports.ts";

/** Takes a message to be sent; the same command again changes nothing. */
export async function queueDelivery(scope: Scope, message: OutgoingMessage, now: Date): Promise<void> {
  const delivery = queued(message, now);
  if (!(await scope.deliveries.insert(delivery, message))) return;
  scope.announce(delivery);
  scope.wake();
}
