/** From a session's error to what the account's connection shows and how long it waits. */
import { reauthRequiredCode } from "./account-token.ts";
import type { FailureKind } from "./back-off.ts";

export type ConnectionState =
  "disabled" | "no_worker" | "connecting" | "connected" | "backing_off" | "auth_failed" | "reauth_required";

/** What is known of a connection; mirrors the contract `AccountConnection`. */
export type ConnectionReport = {
  readonly state: ConnectionState;
  /** Plain words for a person; null while all is well. */
  readonly detail: string | null;
  readonly code: string | null;
  readonly nextAttemptAt: Date | null;
};

export const authenticationFailedCode = "authentication-failed";

/** A stored secret that was moved or changed, or whose key is gone: as good as a wrong password, and an alarm. */
export const secretUnreadableCode = "secret-unreadable";

export const noWorkerCode = "no-worker";

/** What to do about an account that no worker takes; `%s` is its host name. */
export const noWorkerDetail = {
  pinned: "No ingest worker is called “%s”. Start one with that NODE_NAME, or change the account's Hostname.",
  any: "No ingest worker takes this account. Check that imap-ingest runs and has room for it.",
} as const;

export function failureKindOf(code: string): FailureKind {
  return code === authenticationFailedCode || code === secretUnreadableCode ? "authentication" : "temporary";
}

/** `code` is stable and kebab-case, `detail` is shown to people. */
export function reportFailure(code: string, detail: string, nextAttemptAt: Date | null): ConnectionReport {
  const refused = failureKindOf(code) === "authentication" ? "auth_failed" : "backing_off";
  const state = code === reauthRequiredCode ? "reauth_required" : refused;
  return { state, code, detail: detail.slice(0, 1000), nextAttemptAt };
}
