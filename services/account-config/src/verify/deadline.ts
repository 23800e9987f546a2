import type { VerifyTarget } from "../operations/ports.ts";

// Somebody sits and waits, and proxies give up after a minute: no test is longer, whatever the account's timeouts are.
const longestMs = 55_000;

/** Ends with the caller, and at the latest after both timeouts twice: a probe, then the login with a margin for the mailbox. */
export function deadlineOf(target: VerifyTarget, caller: AbortSignal): AbortSignal {
  const ownMs = (target.connectionTimeoutSeconds + target.authenticationTimeoutSeconds) * 2000;
  return AbortSignal.any([caller, AbortSignal.timeout(Math.min(ownMs, longestMs))]);
}
