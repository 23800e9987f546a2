import type { CloudProvider } from "../domain/cloud-provider.ts";
import type { SealedTokens } from "../domain/oauth-grant.ts";
import type { OauthBox, ProviderAccess, Tokens } from "./oauth-ports.ts";

/** @throws DomainError `secret-unreadable` */
export function accessOf(provider: CloudProvider, box: OauthBox): ProviderAccess {
  const { id, clientSecret } = provider;
  return {
    provider,
    clientSecret: clientSecret === null ? null : box.open(clientSecret, id, "cloudProvider.clientSecret"),
  };
}

/** @throws DomainError `secret-too-long` */
export function sealTokens(tokens: Tokens, accountId: string, box: OauthBox): SealedTokens {
  const { accessToken, refreshToken, lifetimeSeconds } = tokens;
  return {
    accessToken: box.seal(accessToken, accountId, "oauth.accessToken"),
    refreshToken: refreshToken === null ? null : box.seal(refreshToken, accountId, "oauth.refreshToken"),
    lifetimeSeconds,
  };
}
