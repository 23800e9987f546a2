/**
 * Closing an interaction whose customer is silent (S86, S87). The clock starts when the last answer was sent; whatever is
 * written after that, in or out, stops it. interaction-history knows the messages and has the last word: it is only asked.
 */
import type { Answer, Interaction } from "./interaction.ts";

const minuteMs = 60_000;

/** When it is to be closed; null: not for inactivity. */
export function closingOf(answer: Answer | null, minutes: number | null): Date | null {
  if (answer === null || minutes === null) return null;
  return new Date(answer.sentAt.getTime() + minutes * minuteMs);
}

/** Somebody has written: nobody waits for the customer any more, or not yet again. */
export function withWord(interaction: Interaction): Interaction {
  return { ...interaction, answer: null, closesAt: null };
}
