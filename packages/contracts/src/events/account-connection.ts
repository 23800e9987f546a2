import Type, { type Static } from "typebox";
import { defineState } from "../define-state.ts";
import { Instant, Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";

/**
 * `no_worker`: active, but no live worker has owned it for 60 s. `backing_off`: temporary error, next attempt known. `auth_failed`: the server
 * refused the login; tried again, slower. `disabled`: the account is not active.
 */
export const connectionStates = [
  "disabled",
  "no_worker",
  "connecting",
  "connected",
  "backing_off",
  "auth_failed",
  "reauth_required",
] as const;

export const AccountConnection = Type.Object({
  accountId: Uuid,
  state: Type.Enum([...connectionStates]),
  since: Instant,
  /** Plain words for a person, quoting the server; null while all is well. */
  detail: nullable(Type.String({ maxLength: 1000 })),
  /** Stable code of the last error, e.g. `authentication-failed`, `certificate-not-trusted`, `destination-refused`. */
  code: nullable(Type.String({ maxLength: 80 })),
  nextAttemptAt: nullable(Instant),
  worker: nullable(Type.String({ maxLength: 200 })),
  /** When the newest mail was taken in. */
  lastMailAt: nullable(Instant),
});
export type AccountConnection = Static<typeof AccountConnection>;

export const accountConnection = defineState({
  producer: "imap-ingest",
  readers: ["gateway"],
  name: "account-connection",
  keyedBy: "accountId",
  description: "How the connection of an account stands. The REST resource has the same.",
  schema: AccountConnection,
});

/** `*` for those of all accounts. */
export function accountConnectionSubject(accountId: string): string {
  return `${accountConnection.subject}.${accountId}`;
}
