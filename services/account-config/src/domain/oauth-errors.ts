import { DomainError } from "@mailroom/contracts/domain-error";

export const cloudProviderNotFound = () =>
  new DomainError("cloud-provider-not-found", "not-found", "There is no such cloud provider.");

export const cloudProviderInUse = () =>
  new DomainError(
    "cloud-provider-in-use",
    "conflict",
    "Accounts still sign in through this cloud provider. Give them another way to sign in first.",
  );

export const oauthNotUsed = () =>
  new DomainError(
    "oauth-not-used",
    "conflict",
    "This account does not sign in through a cloud provider that asks for consent. Choose OAuth and such a provider, save, and begin again.",
  );

/** There is no token: what is to be done about it stands in the account's `oauth`. `reason`: what the provider said last. */
export const consentRequired = (reason: string | null = null) =>
  new DomainError(
    "consent-required",
    "conflict",
    reason ??
      "Nobody has given this account access at its provider, or the access has ended. Let the account's user consent.",
  );

/** The provider will not renew what it gave: `detail` is its own word. */
export const consentWithdrawn = (detail: string, cause: unknown) =>
  new DomainError("consent-withdrawn", "forbidden", `The provider has ended the access: ${detail}`, { cause });

/** The provider refuses the application, or what it asks: an administrator has to mend the cloud provider. */
export const providerRefused = (detail: string, cause: unknown) =>
  new DomainError("provider-refused", "conflict", `The provider refuses the application: ${detail}`, { cause });

export const providerUnavailable = (detail: string, cause: unknown) =>
  new DomainError("provider-unavailable", "unavailable", `The provider cannot be asked just now: ${detail}`, { cause });
