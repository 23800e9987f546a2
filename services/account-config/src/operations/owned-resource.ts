import type { Resource } from "@mailroom/policy/resource";

/**
 * For `assertCan`: what belongs to an account only those may touch who may touch the account; the rest is
 * everybody's. Agents neither read nor write it, so no linked agents are named.
 */
export function ownedResource(owner: { readonly scope: string; readonly scopeId: string | null }): Resource {
  if (owner.scope !== "account" || owner.scopeId === null) return { kind: "global" };
  return { kind: "account", accountId: owner.scopeId, linkedAgentIds: [] };
}

/** As `ownedResource`, of what is global where it has no account. */
export function accountResource(accountId: string | null): Resource {
  return ownedResource({ scope: "account", scopeId: accountId });
}

/** The accounts that an API key is for; null where the principal is not held to some. */
export function accountsOf(principal: { readonly kind: string; readonly accountIds?: readonly string[] | null }) {
  return principal.kind === "api-key" ? (principal.accountIds ?? null) : null;
}
