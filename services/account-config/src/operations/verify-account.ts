import type { VerifyResult } from "@mailroom/contracts/api/account";
import { DomainError } from "@mailroom/contracts/domain-error";
import { accountNotFound } from "../domain/errors.ts";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import type { Clock, SecretBox, SecretKind, Verifier, VerifyTarget, WithTransaction } from "./ports.ts";

export type VerifyAccountPorts = {
  readonly withTransaction: WithTransaction;
  readonly secretBox: SecretBox;
  readonly verifier: Verifier;
  readonly clock: Clock;
  readonly limit: VerifyLimit;
};

/** Counts tests per account; servers lock accounts out that log in too often. */
export type VerifyLimit = { readonly takenAt: Map<string, readonly Date[]> };

const maxTests = 10;
const windowMs = 60_000;

/** Tries an account's servers with the stored login, without sending (S16). @throws DomainError `account-not-found`, `too-many-tests`. */
export async function verifyAccount(
  ports: VerifyAccountPorts,
  input: { readonly accountId: string; readonly which: "imap" | "smtp"; readonly signal: AbortSignal },
): Promise<VerifyResult> {
  const account = await ports.withTransaction((scope) => scope.accounts.find(input.accountId));
  if (account === null) throw accountNotFound();
  takeTest(ports.limit, account.id, ports.clock.now());
  const target = targetOf(account, input.which, ports.secretBox);
  if (input.which === "smtp") return ports.verifier.smtp(target, input.signal);
  return ports.verifier.imap({ ...target, mailbox: account.settings.imap.mailbox }, input.signal);
}

function takeTest(limit: VerifyLimit, accountId: string, now: Date): void {
  const recent = (limit.takenAt.get(accountId) ?? []).filter((at) => now.getTime() - at.getTime() < windowMs);
  const [oldest] = recent;
  if (oldest !== undefined && recent.length >= maxTests) {
    const retryAfterSeconds = Math.ceil((oldest.getTime() + windowMs - now.getTime()) / 1000);
    const detail = `Too many tests of this account. Try again in ${retryAfterSeconds} s.`;
    throw new DomainError("too-many-tests", "unavailable", detail, { status: 429, retryAfterSeconds });
  }
  limit.takenAt.set(accountId, [...recent, now]);
}

function targetOf(account: StoredAccount, which: "imap" | "smtp", secretBox: SecretBox): VerifyTarget {
  const server = account.settings[which];
  const { host, port, ssl, tlsMode, connectionTimeoutSeconds, authenticationTimeoutSeconds } = server;
  const needsLogin = account.settings.authentication && server.authentication;
  const kind: SecretKind = account.secrets[which] === null ? "account" : which;
  const sealed = account.secrets[kind];
  const login = needsLogin
    ? {
        username: server.username ?? account.settings.username ?? "",
        password: sealed === null ? "" : secretBox.open(sealed, account.id, kind),
      }
    : null;
  return { host, port, ssl, tlsMode, login, connectionTimeoutSeconds, authenticationTimeoutSeconds };
}
