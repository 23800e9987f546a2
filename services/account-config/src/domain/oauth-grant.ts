/** What an account may do by its provider's leave: from consent through refreshes to its end (F19). */
import type { Account } from "@mailroom/contracts/api/account";
import type { AccountToken } from "@mailroom/contracts/events/account";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import type { AccountSettings } from "./account-settings.ts";

export type GrantStatus = NonNullable<Account["oauth"]>["status"];

export type OauthGrant = {
  readonly accountId: string;
  readonly cloudProviderId: string;
  /** Grows whenever the other services have to be told. */
  readonly generation: number;
  readonly status: GrantStatus;
  /** The address that consented. */
  readonly authorizedAs: string | null;
  readonly authorizedAt: Date | null;
  readonly detail: string | null;
  readonly refreshToken: SealedSecret | null;
  readonly accessToken: SealedSecret | null;
  readonly expiresAt: Date | null;
  readonly refreshedAt: Date | null;
  /** When the provider is asked next; null: not before a person has consented. */
  readonly refreshAt: Date | null;
  /** Since the last success. */
  readonly failures: number;
};

/** What an account shows of it. */
export type GrantSummary = Pick<OauthGrant, "status" | "authorizedAs" | "authorizedAt" | "detail">;

/** Tokens as a provider has just given them, sealed. */
export type SealedTokens = {
  readonly accessToken: SealedSecret;
  /** null: the one before stays. */
  readonly refreshToken: SealedSecret | null;
  readonly lifetimeSeconds: number;
};

type Chance = { readonly now: Date; /** From 0 up to 1, for jitter. */ readonly random: number };

/** Of the lifetime: early enough for several attempts, and not all accounts in one moment. */
const earliestShare = 0.7;
const shareOfJitter = 0.1;
const firstRetryMs = 5_000;
const longestRetryMs = 10 * 60_000;
/** A server that refuses every token must not make us ask for new ones without end. */
const leastSpacingMs = 15_000;
const maxDetail = 500;

/** An account that has never had a token. */
export function newGrant(accountId: string, cloudProviderId: string): OauthGrant {
  return {
    ...{ accountId, cloudProviderId, generation: 0, status: "consent_required" },
    ...{ authorizedAs: null, authorizedAt: null, detail: null },
    ...{ refreshToken: null, accessToken: null, expiresAt: null, refreshedAt: null, refreshAt: null, failures: 0 },
  };
}

/** A person has consented, or the provider has let the application itself in: `authorizedAs` null. */
export function authorize(before: OauthGrant, tokens: SealedTokens, given: Chance & Consented): OauthGrant {
  const { cloudProviderId, authorizedAs, now } = given;
  // What an earlier consent has left must not be mixed with this one.
  return renew({ ...before, cloudProviderId, authorizedAs, authorizedAt: now, refreshToken: null }, tokens, given);
}

type Consented = { readonly cloudProviderId: string; readonly authorizedAs: string | null };

/** The provider has given a newer token, and perhaps another refresh token in place of the used one. */
export function renew(before: OauthGrant, tokens: SealedTokens, { now, random }: Chance): OauthGrant {
  const lifetimeMs = tokens.lifetimeSeconds * 1000;
  return {
    ...before,
    generation: before.generation + 1,
    status: "authorized",
    authorizedAt: before.authorizedAt ?? now,
    detail: null,
    refreshToken: tokens.refreshToken ?? before.refreshToken,
    accessToken: tokens.accessToken,
    expiresAt: new Date(now.getTime() + lifetimeMs),
    refreshedAt: now,
    refreshAt: new Date(now.getTime() + lifetimeMs * (earliestShare + shareOfJitter * random)),
    failures: 0,
  };
}

/** The provider could not answer or would not just now: the token that is there stays as long as it lasts. */
export function postpone(before: OauthGrant, detail: string, { now, random }: Chance): OauthGrant {
  const ceilingMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(20, before.failures));
  return {
    ...before,
    detail: detail.slice(0, maxDetail),
    failures: before.failures + 1,
    refreshAt: new Date(now.getTime() + ceilingMs * (0.5 + random / 2)),
  };
}

/** Only a person can go on: the refresh token has ended, or the provider wants to see somebody. */
export function requireConsent(before: OauthGrant, detail: string): OauthGrant {
  return { ...withoutTokens(before), status: "reauth_required", detail: detail.slice(0, maxDetail) };
}

/** It was given for other servers, another application or another way to log in. */
export function revoke(before: OauthGrant): OauthGrant {
  return { ...withoutTokens(before), status: "consent_required", authorizedAs: null, authorizedAt: null, detail: null };
}

function withoutTokens(before: OauthGrant): OauthGrant {
  const nothing = { refreshToken: null, accessToken: null, expiresAt: null, refreshAt: null, failures: 0 };
  return { ...before, ...nothing, generation: before.generation + 1 };
}

/**
 * A mail server has refused the token of this generation: when to ask for a newer one. Null where that would change
 * nothing.
 */
export function hastenTo(grant: OauthGrant, generation: number, now: Date): Date | null {
  if (grant.generation !== generation || grant.refreshAt === null) return null;
  const soonestMs = Math.max(now.getTime(), (grant.refreshedAt?.getTime() ?? 0) + leastSpacingMs);
  return grant.refreshAt.getTime() <= soonestMs ? null : new Date(soonestMs);
}

/**
 * What a grant is for. A token never goes to a server that nobody has consented to, as with passwords;
 * null where the account does not use OAuth.
 */
export function purposeOf({ authenticationMethod, cloudProviderId, imap, smtp }: AccountSettings): string | null {
  if (authenticationMethod !== "oauth" || cloudProviderId === null) return null;
  return JSON.stringify([cloudProviderId, imap.host.toLowerCase(), imap.port, smtp.host.toLowerCase(), smtp.port]);
}

/** As the other services are told it. */
export function tokenOf(grant: OauthGrant): AccountToken {
  return {
    accountId: grant.accountId,
    generation: grant.generation,
    status: grant.status === "authorized" ? "authorized" : "reauth_required",
    accessToken: grant.accessToken,
    expiresAt: grant.expiresAt?.toISOString() ?? null,
  };
}

export function showGrant(settings: AccountSettings, grant: GrantSummary | null): Account["oauth"] {
  if (settings.authenticationMethod !== "oauth") return null;
  if (grant === null) return { status: "consent_required", authorizedAs: null, authorizedAt: null, detail: null };
  const { status, authorizedAs, authorizedAt, detail } = grant;
  return { status, authorizedAs, authorizedAt: authorizedAt?.toISOString() ?? null, detail };
}

export function summaryOf({ status, authorizedAs, authorizedAt, detail }: OauthGrant): GrantSummary {
  return { status, authorizedAs, authorizedAt, detail };
}
