/**
 * How often a sign-in may fail. Attempts are counted before the password is looked at, so that many at once cannot slip
 * through, and taken back after a success. Both counts are kept: by address against guessing one person's password from
 * many places, by source against trying one password on many people. The numbers leave a person who mistypes, and an
 * office behind one address, room enough.
 */
export type AttemptWindow = { readonly startedAt: Date; readonly attempts: number };
export type AttemptCounts = { readonly address: AttemptWindow; readonly source: AttemptWindow };

export const attemptWindowMs = 10 * 60_000;
export const attemptLimits = { address: 10, source: 100 } as const;

export type AttemptVerdict =
  { readonly kind: "allowed" } | { readonly kind: "refused"; readonly retryAfterSeconds: number };

/** `counts` include the attempt that is being judged. */
export function judgeAttempt(counts: AttemptCounts, now: Date): AttemptVerdict {
  const waits = [
    waitOf(counts.address, attemptLimits.address, now),
    waitOf(counts.source, attemptLimits.source, now),
  ].filter((wait) => wait > 0);
  return waits.length === 0 ? { kind: "allowed" } : { kind: "refused", retryAfterSeconds: Math.max(...waits) };
}

/** Seconds until the window ends, at least one; 0 where the limit is not passed. */
function waitOf(window: AttemptWindow, limit: number, now: Date): number {
  if (window.attempts <= limit) return 0;
  const remainingMs = window.startedAt.getTime() + attemptWindowMs - now.getTime();
  return Math.max(1, Math.ceil(remainingMs / 1000));
}
