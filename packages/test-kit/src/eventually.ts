import { setTimeout as pause } from "node:timers/promises";

/**
 * Repeats an assertion until it holds and answers its value; at the deadline the last failure is thrown as it was.
 * `deadlineMs` defaults to 30,000: for busy machines, what holds ends the wait. A single attempt that hangs counts against the deadline too.
 */
export async function eventually<T>(
  assertion: () => T | Promise<T>,
  options: { readonly deadlineMs?: number; readonly everyMs?: number } = {},
): Promise<T> {
  const { deadlineMs = 30_000, everyMs = 20 } = options;
  const endsAt = Date.now() + deadlineMs;
  for (;;) {
    try {
      return await attempt(assertion, endsAt - Date.now());
    } catch (error) {
      if (Date.now() + everyMs >= endsAt) throw error;
      await pause(everyMs);
    }
  }
}

async function attempt<T>(assertion: () => T | Promise<T>, remainingMs: number): Promise<T> {
  const timer = new AbortController();
  const expiry = pause(Math.max(1, remainingMs), undefined, { signal: timer.signal }).then((): never => {
    throw new Error("the assertion did not settle before the deadline");
  });
  try {
    return await Promise.race([Promise.resolve().then(assertion), expiry]);
  } finally {
    timer.abort();
    expiry.catch(() => undefined);
  }
}
