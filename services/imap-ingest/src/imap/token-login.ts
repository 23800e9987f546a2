/** Access tokens for logins: the newest one that account-config has announced. It alone refreshes. */
import { setTimeout as pause } from "node:timers/promises";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { AccountToken, TokenRefusal } from "@mailroom/contracts/events/account";
import { faultOfToken } from "../domain/account-token.ts";
import { authenticationFailedCode } from "../domain/connection-failure.ts";

export type TokenSource = {
  readonly find: (accountId: string) => Promise<AccountToken | null>;
  /** @throws DomainError `secret-unreadable` */
  readonly open: (token: AccountToken) => string;
  /** Lets account-config ask for a newer one. */
  readonly reportRefused: (refusal: TokenRefusal) => void;
  readonly now: () => Date;
};

/** account-config asks a provider at most every 15 s for one account. */
const newerWithinMs = 20_000;
const lookEveryMs = 500;

/**
 * Logs in with the newest token; where the server refuses it, once more with a newer one.
 * @throws DomainError `reauth-required`, `token-expired`; what `logIn` throws
 */
export async function withToken<T>(
  source: TokenSource,
  accountId: string,
  logIn: (accessToken: string) => Promise<T>,
): Promise<T> {
  const token = await requireToken(source, accountId);
  try {
    return await logIn(source.open(token));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    source.reportRefused({ accountId, generation: token.generation });
    const newer = await waitForNewer(source, token);
    if (newer === null) throw refusedToken(error);
    return logIn(source.open(newer));
  }
}

async function requireToken(source: TokenSource, accountId: string): Promise<AccountToken> {
  const token = await source.find(accountId);
  const fault = faultOfToken(token, source.now());
  if (fault !== null || token === null) throw fault ?? new Error("a token without a fault that is not there");
  return token;
}

async function waitForNewer(
  source: TokenSource,
  { accountId, generation }: AccountToken,
): Promise<AccountToken | null> {
  const until = performance.now() + newerWithinMs;
  while (performance.now() < until) {
    await pause(lookEveryMs);
    const token = await source.find(accountId);
    if (token !== null && token.generation > generation) return requireToken(source, accountId);
  }
  return null;
}

function isRefusal(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code === authenticationFailedCode;
}

/** The words for a password would send people looking for one. */
function refusedToken(error: DomainError): DomainError {
  const detail =
    "The server refused the provider's access token. Check the user name, that IMAP is switched on for the mailbox, and that " +
    "the one who consented may open it.";
  return new DomainError(error.code, error.kind, detail, { cause: error });
}
