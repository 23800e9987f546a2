import { DomainError } from "@mailroom/contracts/domain-error";
import type { DeliverySnapshot } from "@mailroom/contracts/events/delivery";
import { announceAnswer } from "./announce-answer.ts";
import type { UnitOfWork } from "./ports.ts";

/** Keeps with an outgoing message what became of it, and the bytes that were sent; says what that means for its interaction. */
export async function recordDelivery(work: UnitOfWork, snapshot: DeliverySnapshot): Promise<void> {
  const { deliveryId, state, recipients, nextAttemptAt, sentAt, detail, rawHash } = snapshot;
  const delivery = { state, recipients, nextAttemptAt, sentAt, detail, rawHash };
  if (!(await work.messages.saveDelivery(deliveryId, delivery))) {
    // The command was committed with the message, so nothing on its way can bring it.
    throw new DomainError("message-unknown", "not-found", "This delivery is of no message we have.");
  }
  if (endsWaiting.has(state)) await announceAnswer(work, snapshot.interactionId);
}

/** From then on the customer is waited for, or no longer: the message was sent, or it never will be. */
const endsWaiting: ReadonlySet<DeliverySnapshot["state"]> = new Set(["sent", "failed", "cancelled"]);
