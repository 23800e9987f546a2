/** What kind of failure a session waits out. */
export type FailureKind = "temporary" | "authentication";

/** Quick at first, so that a restarted server is found at once; a minute at most, for ever (F22). */
const temporary = { baseMs: 1_000, capMs: 60_000 };
/** Slower: providers lock accounts that keep failing to log in. A changed account is tried at once all the same. */
const authentication = { baseMs: 30_000, capMs: 15 * 60_000 };

/**
 * How long to wait before attempt `failures + 1`: exponential and capped, half of it jitter, so that sessions that failed
 * together do not come back together and none comes back at once. `failures` counts from 1, `random` is 0 ≤ x < 1.
 */
export function connectionDelayMs(kind: FailureKind, failures: number, random: number): number {
  const { baseMs, capMs } = kind === "authentication" ? authentication : temporary;
  const ceilingMs = Math.min(capMs, baseMs * 2 ** Math.min(30, Math.max(0, failures - 1)));
  return Math.floor(ceilingMs / 2 + (random * ceilingMs) / 2);
}
