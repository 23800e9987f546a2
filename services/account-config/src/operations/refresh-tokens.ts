/**
 * Keeps accounts' access tokens fresh, long before they end, by one instance at a time. A provider may give each refresh
 * token one use only: between its answer and our commit lies a moment in which a crash loses the new one. Microsoft and
 * Google take the old one again; with a stricter provider the account then asks for consent.
 */
import { DomainError } from "@mailroom/contracts/domain-error";
import { consentRequired } from "../domain/oauth-errors.ts";
import { hastenTo, type OauthGrant, postpone, renew, requireConsent } from "../domain/oauth-grant.ts";
import type { ClaimedGrant, OauthBox, OauthClient, ProviderAccess, Tokens } from "./oauth-ports.ts";
import type { Clock, WithTransaction } from "./ports.ts";
import { accessOf, sealTokens } from "./provider-access.ts";

export type RefreshPorts = {
  readonly withTransaction: WithTransaction;
  readonly oauthBox: OauthBox;
  readonly oauthClient: OauthClient;
  readonly clock: Clock;
  readonly random: () => number;
};

export type RefreshOutcome =
  | { readonly kind: "renewed"; readonly tokens: Tokens }
  /** Another attempt may succeed. */
  | { readonly kind: "failed"; readonly code: string; readonly detail: string }
  /** Only a person can go on. */
  | { readonly kind: "ended"; readonly code: string; readonly detail: string };

export async function claimDueGrants(withTransaction: WithTransaction, limit: number): Promise<ClaimedGrant[]> {
  return withTransaction(({ oauth }) => oauth.grants.claimDue(limit));
}

/** Asks the provider. Never throws. */
export async function refreshToken(ports: RefreshPorts, { grant }: ClaimedGrant): Promise<RefreshOutcome> {
  try {
    const access = await ports.withTransaction(async ({ oauth }) => {
      const provider = await oauth.providers.find(grant.cloudProviderId);
      return provider === null ? null : accessOf(provider, ports.oauthBox);
    });
    if (access === null) throw consentRequired();
    return { kind: "renewed", tokens: await askProvider(ports, grant, access) };
  } catch (error) {
    const code = error instanceof DomainError ? error.code : "unexpected-error";
    const detail = error instanceof Error ? error.message : String(error);
    // Without a refresh token it is the application that logs in: no person could mend it.
    const isEnded = grant.refreshToken !== null && ["consent-withdrawn", "consent-required"].includes(code);
    return { kind: isEnded ? "ended" : "failed", code, detail };
  }
}

async function askProvider(ports: RefreshPorts, grant: OauthGrant, access: ProviderAccess): Promise<Tokens> {
  if (access.provider.grant === "client_credentials") return ports.oauthClient.logInAsApplication(access);
  if (grant.refreshToken === null) throw consentRequired();
  const stored = ports.oauthBox.open(grant.refreshToken, grant.accountId, "oauth.refreshToken");
  return ports.oauthClient.refresh(access, stored);
}

/** To be repeated until it succeeds. A grant that has changed since it was claimed stays as it is. */
export async function recordRefresh(
  ports: RefreshPorts,
  claimed: ClaimedGrant,
  outcome: RefreshOutcome,
): Promise<void> {
  await ports.withTransaction(async ({ oauth }) => {
    const before = await oauth.grants.findClaimedForUpdate(claimed);
    if (before === null) return;
    const grant = settle(ports, before, outcome);
    await oauth.grants.save(grant);
    if (grant.generation !== before.generation) oauth.announce(grant);
  });
}

function settle(ports: RefreshPorts, before: OauthGrant, outcome: RefreshOutcome): OauthGrant {
  const chance = { now: ports.clock.now(), random: ports.random() };
  switch (outcome.kind) {
    case "renewed":
      return renew(before, sealTokens(outcome.tokens, before.accountId, ports.oauthBox), chance);
    case "failed":
      return postpone(before, outcome.detail, chance);
    case "ended":
      return requireConsent(before, outcome.detail);
  }
}

/** A mail server has refused the token of this generation. True where a newer one will be asked for before its time. */
export async function noteTokenRefused(
  ports: Pick<RefreshPorts, "withTransaction" | "clock">,
  refusal: { readonly accountId: string; readonly generation: number },
): Promise<boolean> {
  return ports.withTransaction(async ({ oauth }) => {
    const grant = await oauth.grants.findForUpdate(refusal.accountId);
    const soonest = grant === null ? null : hastenTo(grant, refusal.generation, ports.clock.now());
    if (soonest === null) return false;
    await oauth.grants.setRefreshAt(refusal.accountId, soonest);
    return true;
  });
}
