import { closingOf } from "../domain/inactivity.ts";
import type { Stores } from "./ports.ts";

export type ChangedAnswer = {
  readonly interactionId: string;
  readonly accountId: string;
  readonly answer: { readonly messageKey: string; readonly sentAt: string } | null;
};

/** The last word of an interaction is an answer that was sent, or is no more: the clock of S86 starts, or stops. */
export async function noteAnswer(stores: Stores, { interactionId, accountId, answer }: ChangedAnswer): Promise<void> {
  const interaction = await stores.interactions.lock(interactionId);
  // What is closed, or was never told of here, is nothing to close.
  if (interaction?.status !== "open") return;
  // Told again: what was decided about it stands.
  if (answer !== null && interaction.answer?.messageKey === answer.messageKey) return;
  const account = await stores.accounts.find(accountId);
  const sent = answer === null ? null : { messageKey: answer.messageKey, sentAt: new Date(answer.sentAt) };
  const closesAt = closingOf(sent, account?.inactivityMinutes ?? null);
  stores.interactions.save({ ...interaction, answer: sent, closesAt });
}
