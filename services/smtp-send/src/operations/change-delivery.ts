import { cancel, startAnew, type Delivery } from "../domain/delivery.ts";
import { deliveryNotFound, wrongState } from "../domain/errors.ts";
import type { Scope } from "./ports.ts";

/**
 * Sends again what a person decides to send again, to recipients who have not accepted it.
 * @throws DomainError `delivery-not-found`, `delivery-state`.
 */
export async function retryDelivery(scope: Scope, deliveryId: string, now: Date): Promise<Delivery> {
  const before = await scope.deliveries.findForUpdate(deliveryId);
  if (before === null) throw deliveryNotFound();
  if (before.state === "queued" || before.state === "sending") {
    throw wrongState(before.state, "it is being sent already");
  }
  if (before.recipients.every((recipient) => recipient.state === "accepted")) {
    throw wrongState(before.state, "all recipients have accepted it");
  }
  const delivery = startAnew(before, now);
  await scope.deliveries.update(delivery);
  scope.announce(delivery);
  scope.wake();
  return delivery;
}

/** @throws DomainError `delivery-not-found`, `delivery-state`. */
export async function cancelDelivery(scope: Scope, deliveryId: string): Promise<Delivery> {
  const before = await scope.deliveries.findForUpdate(deliveryId);
  if (before === null) throw deliveryNotFound();
  if (before.state === "cancelled") return before;
  if (before.state !== "queued" && before.state !== "deferred") {
    throw wrongState(before.state, "only one that waits can be cancelled");
  }
  const delivery = cancel(before);
  await scope.deliveries.update(delivery);
  scope.announce(delivery);
  return delivery;
}
