/** Consent of a person: to the provider and back (RFC 6749 §4.1, RFC 7636). */
import { DomainError } from "@mailroom/contracts/domain-error";
import type { PrincipalReference } from "@mailroom/contracts/principal";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import { accountNotFound } from "../domain/errors.ts";
import { oauthNotUsed } from "../domain/oauth-errors.ts";
import { authorize, newGrant, purposeOf } from "../domain/oauth-grant.ts";
import type { Consent, OauthBox, OauthClient, ProviderAccess, Tokens } from "./oauth-ports.ts";
import type { Clock, Scope, WithTransaction } from "./ports.ts";
import { accessOf, sealTokens } from "./provider-access.ts";

export type ConsentPorts = {
  readonly withTransaction: WithTransaction;
  readonly oauthBox: OauthBox;
  readonly oauthClient: OauthClient;
  readonly clock: Clock;
  readonly random: () => number;
};

const consentLastsMs = 10 * 60_000;

/**
 * @throws DomainError `account-not-found`; `oauth-not-used` where nobody has to consent; `provider-refused`,
 * `provider-unavailable`
 */
export async function startConsent(
  ports: ConsentPorts,
  { accountId, by: begunBy }: { readonly accountId: string; readonly by: PrincipalReference },
): Promise<{ authorizationUrl: string; expiresAt: Date }> {
  const { account, access } = await ports.withTransaction(async (scope) => {
    const found = await scope.accounts.find(accountId);
    if (found === null) throw accountNotFound();
    return { account: found, access: await accessFor(scope, found, ports.oauthBox) };
  });
  const purpose = purposeOf(account.settings);
  if (access?.provider.grant !== "authorization_code" || purpose === null) throw oauthNotUsed();
  const begun = await ports.oauthClient.beginConsent(access, account.settings.emailAddress);
  const now = ports.clock.now();
  const expiresAt = new Date(now.getTime() + consentLastsMs);
  const codeVerifier = ports.oauthBox.seal(begun.codeVerifier, accountId, "oauth.codeVerifier");
  await ports.withTransaction(async ({ oauth: { consents } }) => {
    await consents.deleteExpired(now);
    await consents.insert(begun.state, { accountId, purpose, nonce: begun.nonce, codeVerifier, expiresAt, begunBy });
  });
  return { authorizationUrl: begun.authorizationUrl, expiresAt };
}

export type ConsentAnswer = {
  readonly state: string | null;
  /** RFC 6749 §4.1.2.1: why there is no code. */
  readonly error: string | null;
  /** The whole query, for what the provider has signed of it. */
  readonly search: string;
};

/** `code`: null where it went well. `accountId`: null where nobody knows what the answer was for. */
export type ConsentOutcome = { readonly accountId: string | null; readonly code: string | null };

/** Never throws for what the provider or the person has done: the outcome says it. */
export async function finishConsent(ports: ConsentPorts, answer: ConsentAnswer): Promise<ConsentOutcome> {
  const { state } = answer;
  const consent = state === null ? null : await ports.withTransaction(({ oauth }) => oauth.consents.take(state));
  if (consent === null || state === null) return { accountId: null, code: "consent-unknown" };
  const { accountId } = consent;
  if (consent.expiresAt <= ports.clock.now()) return { accountId, code: "consent-expired" };
  if (answer.error !== null) {
    return { accountId, code: answer.error === "access_denied" ? "consent-denied" : "consent-refused" };
  }
  try {
    const tokens = await redeem(ports, consent, { state, search: answer.search });
    const isStored = tokens !== null && (await store(ports, consent, tokens));
    return { accountId, code: isStored ? null : "consent-outdated" };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { accountId, code: error.code };
  }
}

async function accessFor(scope: Scope, account: StoredAccount, box: OauthBox): Promise<ProviderAccess | null> {
  const { cloudProviderId } = account.settings;
  const provider = cloudProviderId === null ? null : await scope.oauth.providers.find(cloudProviderId);
  return provider === null ? null : accessOf(provider, box);
}

/** Null where the account is another one by now than the one somebody has consented for. */
async function redeem(
  ports: ConsentPorts,
  consent: Consent,
  { state, search }: { readonly state: string; readonly search: string },
): Promise<Tokens | null> {
  const access = await ports.withTransaction(async (scope) => {
    const account = await scope.accounts.find(consent.accountId);
    const isSame = account !== null && purposeOf(account.settings) === consent.purpose;
    return isSame ? accessFor(scope, account, ports.oauthBox) : null;
  });
  if (access === null) return null;
  const codeVerifier = ports.oauthBox.open(consent.codeVerifier, consent.accountId, "oauth.codeVerifier");
  const tokens = await ports.oauthClient.redeemCode(access, { state, nonce: consent.nonce, codeVerifier }, search);
  if (tokens.refreshToken !== null) return tokens;
  const detail = "The provider gave no refresh token: the access would end within the hour.";
  throw new DomainError("no-refresh-token", "conflict", detail);
}

async function store(ports: ConsentPorts, { accountId, purpose, begunBy }: Consent, tokens: Tokens): Promise<boolean> {
  return ports.withTransaction(async (scope) => {
    const account = await scope.accounts.findForUpdate(accountId);
    const cloudProviderId = account?.settings.cloudProviderId ?? null;
    if (account === null || cloudProviderId === null || purposeOf(account.settings) !== purpose) return false;
    const before = (await scope.oauth.grants.findForUpdate(accountId)) ?? newGrant(accountId, cloudProviderId);
    const sealed = sealTokens(tokens, accountId, ports.oauthBox);
    const chance = { now: ports.clock.now(), random: ports.random() };
    const grant = authorize(before, sealed, { ...chance, cloudProviderId, authorizedAs: tokens.address });
    await scope.oauth.grants.save(grant);
    scope.oauth.announce(grant);
    scope.audit.note({ action: "consented", objectType: "account", objectId: accountId, by: begunBy });
    return true;
  });
}
