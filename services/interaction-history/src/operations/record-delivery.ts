import { DomainError } from "@mailroom/contracts/domain-error";
import type { DeliverySnapshot } from "@mailroom/contracts/events/delivery";
import type { UnitOfWork } from "./ports.ts";

/** Keeps with an outgoing message what became of it, and the bytes that were sent. */
export async function recordDelivery(work: UnitOfWork, snapshot: DeliverySnapshot): Promise<void> {
  const { deliveryId, state, recipients, nextAttemptAt, detail, rawHash } = snapshot;
  const delivery = { state, recipients, nextAttemptAt, detail, rawHash };
  if (await work.messages.saveDelivery(deliveryId, delivery)) return;
  // The command was committed with the message, so nothing on its way can bring it.
  throw new DomainError("message-unknown", "not-found", "This delivery is of no message we have.");
}
