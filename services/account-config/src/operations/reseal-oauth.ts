/**
 * As `resealPage` does for passwords: client secrets and refresh tokens are wrapped with the key that seals now. Access
 * tokens are not: a newer one, sealed with the new key, replaces each within the hour.
 */
import { DomainError } from "@mailroom/contracts/domain-error";
import type { OauthBox } from "./oauth-ports.ts";
import type { WithTransaction } from "./ports.ts";

export type ResealOauthPorts = { readonly withTransaction: WithTransaction; readonly oauthBox: OauthBox };

const pageSize = 100;

export async function resealClientSecrets({ withTransaction, oauthBox }: ResealOauthPorts): Promise<void> {
  await withTransaction(async ({ oauth: { providers } }) => {
    for (const provider of await providers.listForReseal(oauthBox.keyId)) {
      const { id, clientSecret } = provider;
      if (clientSecret === null) continue;
      const sealed = readable(() => oauthBox.reseal(clientSecret, id, "cloudProvider.clientSecret"));
      if (sealed !== null) await providers.update({ ...provider, clientSecret: sealed });
    }
  });
}

/** One page; answers where the next begins, null after the last. */
export async function resealRefreshTokens(ports: ResealOauthPorts, after: string | null): Promise<string | null> {
  const { withTransaction, oauthBox } = ports;
  return withTransaction(async ({ oauth: { grants } }) => {
    const page = await grants.listForReseal(oauthBox.keyId, { after, limit: pageSize });
    for (const { accountId, refreshToken } of page) {
      if (refreshToken === null) continue;
      const sealed = readable(() => oauthBox.reseal(refreshToken, accountId, "oauth.refreshToken"));
      if (sealed !== null) await grants.replaceRefreshToken(accountId, sealed);
    }
    return page.length < pageSize ? null : (page.at(-1)?.accountId ?? null);
  });
}

/** One secret that does not open must not keep the next one from being sealed anew; its refresh tells of it. */
function readable<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof DomainError && error.code === "secret-unreadable") return null;
    throw error;
  }
}
