import { DomainError } from "@mailroom/contracts/domain-error";
import type { AccountSnapshot, AccountToken } from "@mailroom/contracts/events/account";

export const reauthRequiredCode = "reauth-required";

/** Whether the account's IMAP login is made with an access token instead of a password. */
export function usesToken({ authenticationMethod, imap }: AccountSnapshot): boolean {
  return authenticationMethod === "oauth" && imap.authentication;
}

/** Why nobody can log in with it now; null where somebody can. */
export function faultOfToken(token: AccountToken | null, now: Date): DomainError | null {
  if (token?.status === "authorized" && token.accessToken !== null) {
    const isOver = token.expiresAt !== null && Date.parse(token.expiresAt) <= now.getTime();
    if (!isOver) return null;
    const detail = "The account's access token has ended, and the provider has given no newer one yet.";
    return new DomainError("token-expired", "unavailable", detail);
  }
  const detail =
    token === null
      ? "Nobody has given this account access at its provider yet. Let its user sign in: account, Authentication."
      : "The provider has ended this account's access. Let its user sign in again: account, Authentication.";
  return new DomainError(reauthRequiredCode, "forbidden", detail);
}
