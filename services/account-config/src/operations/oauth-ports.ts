/** What operations need from outside for OAuth 2.0. */
import type { PrincipalReference } from "@mailroom/contracts/principal";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import type { CloudProvider } from "../domain/cloud-provider.ts";
import type { OauthGrant } from "../domain/oauth-grant.ts";

type NamePage = {
  readonly search: string | null;
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly limit: number;
};

export type CloudProviderStore = {
  find(id: string): Promise<CloudProvider | null>;
  findForUpdate(id: string): Promise<CloudProvider | null>;
  /** Keeps it from being deleted until the transaction ends. */
  findForShare(id: string): Promise<CloudProvider | null>;
  /** By name, then id. */
  list(page: NamePage): Promise<CloudProvider[]>;
  /** Of accounts that exist, by provider. */
  countAccounts(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** @throws DomainError `name-taken` */
  insert(provider: CloudProvider): Promise<void>;
  /** @throws DomainError `name-taken` */
  update(provider: CloudProvider): Promise<void>;
  delete(id: string): Promise<void>;
  /** Those whose secret another key than this wraps; locked. */
  listForReseal(keyId: string): Promise<CloudProvider[]>;
};

/** A grant that this instance alone may refresh for a minute. */
export type ClaimedGrant = { readonly grant: OauthGrant; readonly lease: string };

export type GrantStore = {
  find(accountId: string): Promise<OauthGrant | null>;
  findForUpdate(accountId: string): Promise<OauthGrant | null>;
  listByProviderForUpdate(cloudProviderId: string): Promise<OauthGrant[]>;
  /** Inserts or replaces it; a lease on it ends, so what its holder brings comes too late. */
  save(grant: OauthGrant): Promise<void>;
  /** Leaves a lease as it is: who holds it brings something newer in a moment. */
  setRefreshAt(accountId: string, at: Date): Promise<void>;
  /** Those whose refresh token another key than this wraps, by account after `after`; locked. */
  listForReseal(keyId: string, page: { readonly after: string | null; readonly limit: number }): Promise<OauthGrant[]>;
  /** The same token, sealed anew; a lease stays. */
  replaceRefreshToken(accountId: string, refreshToken: SealedSecret): Promise<void>;
  /** For good, with its account. */
  delete(accountId: string): Promise<void>;
  /** Grants whose time has come and that nobody else holds. */
  claimDue(limit: number): Promise<ClaimedGrant[]>;
  /** Locked; null where the grant was changed since it was claimed, or another instance has claimed it. */
  findClaimedForUpdate(claimed: ClaimedGrant): Promise<OauthGrant | null>;
  /** Accounts that wait for a person's new consent. */
  countReauthRequired(): Promise<number>;
};

/** A round trip to the provider that somebody has begun. */
export type Consent = {
  readonly accountId: string;
  /** As `purposeOf` says. */
  readonly purpose: string;
  readonly nonce: string;
  readonly codeVerifier: SealedSecret;
  readonly expiresAt: Date;
  /** Who has begun it; null: not noted then. Whoever ends it is not signed in. */
  readonly begunBy: PrincipalReference | null;
};

export type ConsentStore = {
  insert(state: string, consent: Consent): Promise<void>;
  /** Once: whoever comes second with the same state finds nothing. */
  take(state: string): Promise<Consent | null>;
  deleteExpired(now: Date): Promise<void>;
};

export type OauthScope = {
  readonly providers: CloudProviderStore;
  readonly grants: GrantStore;
  readonly consents: ConsentStore;
  /** Tells the other services of the newest token when the transaction commits. */
  announce(grant: OauthGrant): void;
};

export type OauthSecretField =
  "cloudProvider.clientSecret" | "oauth.refreshToken" | "oauth.accessToken" | "oauth.codeVerifier";

/** Each secret is bound to the account or provider that owns it, and to its field. */
export type OauthBox = {
  seal(plaintext: string, ownerId: string, field: OauthSecretField): SealedSecret;
  /** @throws DomainError `secret-unreadable` */
  open(sealed: SealedSecret, ownerId: string, field: OauthSecretField): string;
  /** The key that seals now. */
  readonly keyId: string;
  /** The same secret, wrapped with the key that seals now. @throws DomainError `secret-unreadable` */
  reseal(sealed: SealedSecret, ownerId: string, field: OauthSecretField): SealedSecret;
};

/** A provider with its secret in the clear, for the moment of a request. */
export type ProviderAccess = { readonly provider: CloudProvider; readonly clientSecret: string | null };

export type Tokens = {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly lifetimeSeconds: number;
  /** Of whom has consented, where the provider tells. */
  readonly address: string | null;
};

export type BegunConsent = {
  readonly authorizationUrl: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
};

/**
 * The provider's side. Requests go to checked addresses only and end within half a minute.
 * @throws DomainError `consent-withdrawn`, `provider-refused`, `provider-unavailable`
 */
export type OauthClient = {
  /** Where to send the browser, with PKCE (RFC 7636). `loginHint`: whose consent is wanted. */
  beginConsent(access: ProviderAccess, loginHint: string): Promise<BegunConsent>;
  /** `search`: what the provider has led the browser back with. */
  redeemCode(access: ProviderAccess, begun: Omit<BegunConsent, "authorizationUrl">, search: string): Promise<Tokens>;
  refresh(access: ProviderAccess, refreshToken: string): Promise<Tokens>;
  /** App-only access (RFC 6749 §4.4). */
  logInAsApplication(access: ProviderAccess): Promise<Tokens>;
};
