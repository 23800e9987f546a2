import type { StoredAccount } from "../domain/account-snapshot.ts";
import { consentRequired } from "../domain/oauth-errors.ts";
import type { OauthBox } from "./oauth-ports.ts";
import type { VerifyTarget, WithTransaction } from "./ports.ts";

export type TokenTargetPorts = { readonly withTransaction: WithTransaction; readonly oauthBox: OauthBox };

/**
 * For a test with what is stored: with OAuth the newest access token takes the password's place.
 * @throws DomainError `consent-required`, `secret-unreadable`
 */
export async function withAccessToken(
  ports: TokenTargetPorts,
  account: StoredAccount,
  target: VerifyTarget,
): Promise<VerifyTarget> {
  if (target.login === null || account.settings.authenticationMethod !== "oauth") return target;
  const grant = await ports.withTransaction(({ oauth }) => oauth.grants.find(account.id));
  const sealed = grant?.accessToken ?? null;
  if (sealed === null) throw consentRequired(grant?.detail);
  const accessToken = ports.oauthBox.open(sealed, account.id, "oauth.accessToken");
  return { ...target, login: { username: target.login.username, password: "", accessToken } };
}
