import { DomainError } from "@mailroom/contracts/domain-error";

/**
 * Runs `start` with a signal that aborts after `ms`. Rejects with DomainError `deadline-exceeded` (unavailable) when the
 * result is not there by then, whether or not the callee listens to the signal. `what` is named in the message.
 */
export async function withDeadline<T>(
  start: (signal: AbortSignal) => Promise<T>,
  ms: number,
  what: string,
): Promise<T> {
  const controller = new AbortController();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = new DomainError("deadline-exceeded", "unavailable", `No answer within ${ms} ms: ${what}.`);
    controller.abort(error);
    late.reject(error);
  }, ms);
  try {
    return await Promise.race([start(controller.signal), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
