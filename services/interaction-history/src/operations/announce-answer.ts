import { answerChanged } from "@mailroom/contracts/events/answer";
import type { UnitOfWork } from "./ports.ts";

/**
 * Says since when an open interaction waits for its customer (S86, S87). Automatic mail and deliveries that failed are passed
 * over, so where the last one fails, the answer before it counts again. Locks the interaction, so that what is said is true at
 * its place among the interaction's other events.
 */
export async function announceAnswer(work: UnitOfWork, interactionId: string): Promise<void> {
  const interaction = await work.interactions.findInteraction(interactionId, "for-update");
  if (interaction?.status !== "open") return;
  const found = await work.answers.findAnswer(interactionId);
  const answer = found === null ? null : { messageKey: found.messageId, sentAt: found.sentAt.toISOString() };
  const { accountId } = interaction;
  work.outbox.append(answerChanged, { key: interactionId, data: { interactionId, accountId, answer } });
}
