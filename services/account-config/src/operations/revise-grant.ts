import type { AccountSettings } from "../domain/account-settings.ts";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import type { CloudProvider } from "../domain/cloud-provider.ts";
import { invalidFields } from "../domain/errors.ts";
import { type GrantSummary, newGrant, purposeOf, revoke, summaryOf } from "../domain/oauth-grant.ts";
import type { Scope } from "./ports.ts";

/**
 * Called when an account was stored, before it is announced: what it was granted ends where it is for another purpose by
 * now, and those who would log in with it learn so first. App-only access begins by itself.
 * @throws DomainError `invalid-request` for a cloud provider that is missing
 */
export async function reviseGrant(
  scope: Scope,
  before: StoredAccount | null,
  account: StoredAccount,
): Promise<GrantSummary | null> {
  const provider = await findProvider(scope, account.settings);
  const purpose = purposeOf(account.settings);
  if (before !== null && purposeOf(before.settings) === purpose) return account.oauth;
  const known = await scope.oauth.grants.findForUpdate(account.id);
  const isForApplication = purpose !== null && provider?.grant === "client_credentials";
  const base = known ?? (isForApplication ? newGrant(account.id, provider.id) : null);
  if (base === null) return null;
  const refreshAt = isForApplication ? account.updatedAt : null;
  const next = { ...revoke(base), cloudProviderId: provider?.id ?? base.cloudProviderId, refreshAt };
  await scope.oauth.grants.save(next);
  if (known !== null) scope.oauth.announce(next);
  return summaryOf(next);
}

async function findProvider(
  scope: Scope,
  { cloudProviderId, authenticationMethod }: AccountSettings,
): Promise<CloudProvider | null> {
  const provider = cloudProviderId === null ? null : await scope.oauth.providers.findForShare(cloudProviderId);
  if (provider !== null || (cloudProviderId === null && authenticationMethod === "password")) return provider;
  const detail = cloudProviderId === null ? "Needed to sign in with OAuth." : "There is no such cloud provider.";
  throw invalidFields([{ pointer: "/cloudProviderId", detail }]);
}
