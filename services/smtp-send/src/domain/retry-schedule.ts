/** RFC 5321 §4.5.4.1: give up after four to five days. */
const giveUpAfterMs = 5 * 24 * 60 * 60 * 1000;
const firstDelayMs = 15_000;
const longestDelayMs = 60 * 60 * 1000;

/** Doubles from 15 s to an hour, up to a quarter earlier so that many deliveries do not come back at once. */
export function nextAttemptAt(given: { readonly attempts: number; readonly now: Date; readonly random: number }): Date {
  const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(20, Math.max(0, given.attempts - 1)));
  return new Date(given.now.getTime() + Math.round(delayMs * (1 - given.random / 4)));
}

export function isGivenUp(queuedAt: Date, now: Date): boolean {
  return now.getTime() - queuedAt.getTime() >= giveUpAfterMs;
}

/** When Sent is searched for an uncertain delivery, after it became so; the provider may file it late. In milliseconds. */
const findDelaysMs = [15_000, 120_000, 600_000];

/** The next look after `since`, or null when all were taken. */
export function nextFindAt(since: Date, now: Date): Date | null {
  const next = findDelaysMs.map((delayMs) => since.getTime() + delayMs).find((at) => at > now.getTime());
  return next === undefined ? null : new Date(next);
}

/** Absence from Sent means something only after so long. */
export function isAbsenceProof(since: Date, lookedAt: Date): boolean {
  return lookedAt.getTime() - since.getTime() >= 600_000;
}
