import { VerifyFailure } from "./verify-failure.ts";

/** A library that does not notice the end of its socket must not keep the caller waiting. */
export async function untilAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (signal.aborted) throw timedOut();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => {
    reject(timedOut());
  };
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** Also where the caller has gone away: then nobody reads it. */
export function timedOut(): VerifyFailure {
  return new VerifyFailure("timed-out", "No answer in time.");
}
