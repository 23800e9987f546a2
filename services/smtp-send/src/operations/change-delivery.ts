import { interruptAttempt, type Delivery } from "../domain/delivery.ts";
import { deliveryNotFound, wrongState } from "../domain/errors.ts";
import type { Scope } from "./ports.ts";

/**
 * Sends again what a person decides to send again, to recipients who have not accepted it.
 * @throws DomainError `delivery-not-found`, `delivery-state`.
 */
export async function retryDelivery(scope: Scope, deliveryId: string, now: Date): Promise<Delivery> {
  const before = await scope.deliveries.findForUpdate(deliveryId);
  if (before === null) throw deliveryNotFound();
  if (!["failed", "uncertain", "deferred", "cancelled"].includes(before.state)) {
    throw wrongState(before.state, "only a failed, deferred, cancelled or uncertain one can be sent again");
  }
  const recipients = before.recipients.map((recipient) =>
    recipient.state === "accepted" ? recipient : { ...recipient, state: "pending" as const, reply: null },
  );
  if (recipients.every((recipient) => recipient.state === "accepted")) {
    throw wrongState(before.state, "all recipients have accepted it");
  }
  const delivery = {
    ...interruptAttempt(before, now),
    recipients,
    detail: null,
    queuedAt: before.queuedAt,
    uncertainSince: null,
  };
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
  const delivery: Delivery = { ...before, state: "cancelled", nextAttemptAt: null, detail: "Cancelled." };
  await scope.deliveries.update(delivery);
  scope.announce(delivery);
  return delivery;
}
