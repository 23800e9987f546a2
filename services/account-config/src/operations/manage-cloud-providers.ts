import type {
  CloudProvider as ShownProvider,
  CloudProviderCreate,
  CloudProviderPatch,
} from "@mailroom/contracts/api/cloud-provider";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import { type CloudProvider, faultsOfProvider, isIssuer, issuerOf } from "../domain/cloud-provider.ts";
import { invalidFields } from "../domain/errors.ts";
import { cloudProviderInUse, cloudProviderNotFound } from "../domain/oauth-errors.ts";
import { revoke } from "../domain/oauth-grant.ts";
import { isSameData } from "../domain/same-data.ts";
import type { CheckWebAddress } from "./library-ports.ts";
import type { OauthBox } from "./oauth-ports.ts";
import type { Clock, ListPage, MakeId, Scope, WithTransaction } from "./ports.ts";
import { readPage } from "./read-page.ts";

export type CloudProviderPorts = {
  readonly withTransaction: WithTransaction;
  readonly oauthBox: OauthBox;
  readonly checkWebAddress: CheckWebAddress;
  readonly clock: Clock;
  readonly makeId: MakeId;
  /** Where providers lead the browser back to. */
  readonly redirectUri: string;
};

/**
 * `secretsAre`: a copy from another installation may wait for its secret; until then nobody gets access through it.
 * @throws DomainError `invalid-request` or `destination-refused` with the fields, `name-taken`
 */
export async function createCloudProvider(
  ports: CloudProviderPorts,
  input: CloudProviderCreate,
  secretsAre: "given" | "typed later" = "given",
): Promise<ShownProvider> {
  const { clientSecret = null, tenant = null, grant = "authorization_code", issuer = null, ...given } = input;
  const id = ports.makeId();
  const now = ports.clock.now();
  const provider: CloudProvider = {
    ...{ id, version: 1, ...given, tenant, grant, issuer },
    clientSecret: clientSecret === null ? null : ports.oauthBox.seal(clientSecret, id, "cloudProvider.clientSecret"),
    ...{ createdAt: now, updatedAt: now },
  };
  assertConsistent(provider, secretsAre === "typed later");
  await checkIssuer(ports, issuer);
  await ports.withTransaction((scope) => scope.oauth.providers.insert(provider));
  return showProvider(provider, ports.redirectUri, 0);
}

type Update = {
  readonly cloudProviderId: string;
  readonly patch: CloudProviderPatch;
  /** As for `createCloudProvider`; default `given`. */
  readonly secretsAre?: "typed later";
  /** @throws when the caller has read another version (ETag). Called under the row lock. */
  readonly requireVersion: (version: number) => void;
};

/**
 * Another issuer, application or kind of access ends what accounts were granted through it.
 * @throws DomainError `cloud-provider-not-found`, `invalid-request` or `destination-refused` with the fields, `name-taken`
 */
export async function updateCloudProvider(ports: CloudProviderPorts, input: Update): Promise<ShownProvider> {
  const { issuer = null } = input.patch;
  if (issuer !== null && isIssuer(issuer)) await checkIssuer(ports, issuer);
  return ports.withTransaction(async (scope) => {
    const { providers } = scope.oauth;
    const before = await providers.findForUpdate(input.cloudProviderId);
    if (before === null) throw cloudProviderNotFound();
    input.requireVersion(before.version);
    const changed = patched(before, input, ports);
    const now = ports.clock.now();
    const isNew = !isSameData(changed, before);
    const after = isNew ? { ...changed, version: before.version + 1, updatedAt: now } : before;
    if (isNew) await providers.update(after);
    await reviseGrants(scope, before, { after, now });
    const counts = await providers.countAccounts([after.id]);
    return showProvider(after, ports.redirectUri, counts.get(after.id) ?? 0);
  });
}

function patched(before: CloudProvider, { patch, secretsAre }: Update, ports: CloudProviderPorts): CloudProvider {
  const { clientSecret: given, ...named } = patch;
  const seal = (plaintext: string): SealedSecret =>
    ports.oauthBox.seal(plaintext, before.id, "cloudProvider.clientSecret");
  const kept = given === undefined ? before.clientSecret : null;
  const after: CloudProvider = {
    ...before,
    ...named,
    clientSecret: typeof given === "string" ? seal(given) : kept,
  };
  assertConsistent(after, secretsAre === "typed later" && before.clientSecret === null);
  // As with passwords: a stored secret never goes to a server that it was not typed for.
  if (kept !== null && issuerOf(after) !== issuerOf(before)) {
    throw invalidFields([
      { pointer: "/clientSecret", detail: "The provider's address changes: type the secret again." },
    ]);
  }
  return after;
}

function assertConsistent(provider: CloudProvider, mayLackSecret: boolean): void {
  const faults = faultsOfProvider(provider, provider.clientSecret !== null || mayLackSecret);
  if (faults.length > 0) throw invalidFields(faults);
}

/** Asks the resolver: outside of transactions. Each request to the issuer checks again. */
async function checkIssuer({ checkWebAddress }: CloudProviderPorts, issuer: string | null): Promise<void> {
  if (issuer === null) return;
  try {
    await checkWebAddress(issuer);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const fields = [{ pointer: "/issuer", detail: error.message }];
    throw new DomainError("destination-refused", "invalid", error.message, { fields, cause: error });
  }
}

async function reviseGrants(
  scope: Scope,
  before: CloudProvider,
  { after, now }: { readonly after: CloudProvider; readonly now: Date },
): Promise<void> {
  const isSame =
    issuerOf(before) === issuerOf(after) && before.clientId === after.clientId && before.grant === after.grant;
  for (const grant of await scope.oauth.grants.listByProviderForUpdate(after.id)) {
    if (isSame) {
      // What failed may be mended now.
      if (grant.failures > 0) await scope.oauth.grants.setRefreshAt(grant.accountId, now);
      continue;
    }
    const revoked = { ...revoke(grant), refreshAt: after.grant === "client_credentials" ? now : null };
    await scope.oauth.grants.save(revoked);
    scope.oauth.announce(revoked);
  }
}

/** @throws DomainError `cloud-provider-not-found`, `cloud-provider-in-use` */
export async function deleteCloudProvider(ports: CloudProviderPorts, cloudProviderId: string): Promise<void> {
  await ports.withTransaction(async ({ oauth: { providers } }) => {
    if ((await providers.findForUpdate(cloudProviderId)) === null) throw cloudProviderNotFound();
    if ((await providers.countAccounts([cloudProviderId])).has(cloudProviderId)) throw cloudProviderInUse();
    await providers.delete(cloudProviderId);
  });
}

/** @throws DomainError `cloud-provider-not-found` */
export async function getCloudProvider(ports: CloudProviderPorts, cloudProviderId: string): Promise<ShownProvider> {
  return ports.withTransaction(async ({ oauth: { providers } }) => {
    const provider = await providers.find(cloudProviderId);
    if (provider === null) throw cloudProviderNotFound();
    const counts = await providers.countAccounts([provider.id]);
    return showProvider(provider, ports.redirectUri, counts.get(provider.id) ?? 0);
  });
}

/** One page by name, and whether there is more. */
export async function listCloudProviders(
  ports: CloudProviderPorts,
  page: ListPage,
): Promise<{ rows: ShownProvider[]; last: { name: string; id: string } | null }> {
  return ports.withTransaction(async ({ oauth }) => {
    const read = (limit: number) => oauth.providers.list({ ...page, limit });
    const { rows, last } = await readPage(page.limit, read, ({ name, id }) => ({ name, id }));
    const counts = await oauth.providers.countAccounts(rows.map(({ id }) => id));
    return {
      rows: rows.map((provider) => showProvider(provider, ports.redirectUri, counts.get(provider.id) ?? 0)),
      last,
    };
  });
}

function showProvider(provider: CloudProvider, redirectUri: string, accountCount: number): ShownProvider {
  const { id, version, name, kind, clientId, tenant, grant, issuer, clientSecret, createdAt, updatedAt } = provider;
  return {
    ...{ id, version, name, kind, clientId, tenant, grant, issuer, redirectUri, accountCount },
    clientSecretSet: clientSecret !== null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
