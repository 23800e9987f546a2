import type { VerifyResult } from "@mailroom/contracts/api/account";
import { accountNotFound } from "../domain/errors.ts";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import type { Clock, SecretBox, SecretKind, Verifier, VerifyTarget } from "./ports.ts";
import type { TakeTest } from "./test-limit.ts";
import { type TokenTargetPorts, withAccessToken } from "./token-target.ts";

export type VerifyAccountPorts = TokenTargetPorts & {
  readonly secretBox: SecretBox;
  readonly verifier: Verifier;
  readonly clock: Clock;
  readonly limit: TakeTest;
};

export type VerifyAccountInput = {
  readonly accountId: string;
  readonly which: "imap" | "smtp";
  readonly caller: string;
  readonly signal: AbortSignal;
};

/** Tries an account's servers with the stored login, without sending (S16). @throws DomainError `account-not-found`, `too-many-tests`, `consent-required`. */
export async function verifyAccount(ports: VerifyAccountPorts, input: VerifyAccountInput): Promise<VerifyResult> {
  const account = await ports.withTransaction((scope) => scope.accounts.find(input.accountId));
  if (account === null) throw accountNotFound();
  const target = await withAccessToken(ports, account, targetOf(account, input.which, ports.secretBox));
  ports.limit({ caller: input.caller, host: target.host, accountId: account.id }, ports.clock.now());
  if (input.which === "smtp") return ports.verifier.smtp(target, input.signal);
  return ports.verifier.imap({ ...target, mailbox: account.settings.imap.mailbox }, input.signal);
}

/** @throws DomainError `secret-unreadable`. */
export function targetOf(account: StoredAccount, which: "imap" | "smtp", secretBox: SecretBox): VerifyTarget {
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
  const { acceptAnyCertificate } = account.settings;
  return {
    ...{ host, port, ssl, tlsMode, login, connectionTimeoutSeconds, authenticationTimeoutSeconds },
    acceptAnyCertificate,
  };
}
