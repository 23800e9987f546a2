/**
 * How long to wait before the next try: exponential with full jitter, so that clients that failed together do not come
 * back together. `attempt` counts from 1; `random` gives 0 ≤ x < 1. Between 0 and `capMs`.
 */
export function nextDelayMs(options: {
  readonly attempt: number;
  readonly baseMs: number;
  readonly capMs: number;
  readonly random: () => number;
}): number {
  const exponent = Math.max(0, options.attempt - 1);
  const ceilingMs = Math.min(options.capMs, options.baseMs * 2 ** exponent);
  return Math.floor(options.random() * ceilingMs);
}
