import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant, Uuid } from "../identifier.ts";
import { mergePatch } from "../merge-patch.ts";
import { Name } from "../name.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";

/** An application registered with Microsoft or Google, used by any number of accounts (X10). */
export const CloudProvider = closed({
  id: Uuid,
  version: Type.Integer(),
  name: Type.String(),
  kind: Type.Enum(["microsoft365", "google"]),
  clientId: Type.String(),
  clientSecretSet: Type.Boolean(),
  tenant: nullable(Type.String({ description: "Microsoft: directory id or domain; null: any organisation" })),
  grant: Type.Enum(["authorization_code", "client_credentials"], {
    description: "Consent of a person with PKCE, or app-only access (Microsoft)",
  }),
  issuer: nullable(
    Type.String({ description: "Another OpenID issuer than the public cloud's, e.g. a national cloud" }),
  ),
  redirectUri: Type.String({ description: "To be registered with the provider" }),
  accountCount: Type.Integer(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type CloudProvider = Static<typeof CloudProvider>;

const fields = {
  name: Name,
  clientId: Type.String({ minLength: 1, maxLength: 255 }),
  clientSecret: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 2000, description: "Write-only" }))),
  tenant: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 255, pattern: "^[A-Za-z0-9.-]+$" }))),
  grant: Type.Optional(Type.Enum(["authorization_code", "client_credentials"])),
  issuer: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 500 }))),
};
export const CloudProviderCreate = closed({ ...fields, kind: Type.Enum(["microsoft365", "google"]) });
export type CloudProviderCreate = Static<typeof CloudProviderCreate>;
export const CloudProviderPatch = Type.Partial(closed(fields));
export type CloudProviderPatch = Static<typeof CloudProviderPatch>;

const params = closed({ cloudProviderId: Uuid });
const tag = "Cloud providers";
const service = "account-config";

export const listCloudProviders = defineRoute({
  operationId: "listCloudProviders",
  method: "GET",
  path: "/cloud-providers",
  service,
  action: "cloud-providers.read",
  tag,
  summary: "List cloud providers, by name",
  query: listQuery({ search: Type.Optional(Type.String({ maxLength: 200 })) }),
  responses: { 200: pageOf(CloudProvider) },
});
export const createCloudProvider = defineRoute({
  operationId: "createCloudProvider",
  method: "POST",
  path: "/cloud-providers",
  service,
  action: "cloud-providers.write",
  tag,
  summary: "Create a cloud provider",
  body: CloudProviderCreate,
  responses: { 201: CloudProvider },
});
export const getCloudProvider = defineRoute({
  operationId: "getCloudProvider",
  method: "GET",
  path: "/cloud-providers/{cloudProviderId}",
  service,
  action: "cloud-providers.read",
  tag,
  summary: "Get a cloud provider",
  params,
  responses: { 200: CloudProvider },
});
export const updateCloudProvider = defineRoute({
  operationId: "updateCloudProvider",
  method: "PATCH",
  path: "/cloud-providers/{cloudProviderId}",
  service,
  action: "cloud-providers.write",
  tag,
  summary: "Change a cloud provider",
  params,
  ...mergePatch,
  body: CloudProviderPatch,
  responses: { 200: CloudProvider },
});
export const deleteCloudProvider = defineRoute({
  operationId: "deleteCloudProvider",
  method: "DELETE",
  path: "/cloud-providers/{cloudProviderId}",
  service,
  action: "cloud-providers.write",
  tag,
  summary: "Delete a cloud provider",
  description: "One that accounts use cannot be deleted (409).",
  params,
  responses: { 204: null },
});

export const startConsent = defineRoute({
  operationId: "startConsent",
  method: "POST",
  path: "/accounts/{accountId}/consent",
  service,
  action: "accounts.write",
  tag,
  summary: "Begin the provider's consent for an account",
  description: "Open `authorizationUrl` in the browser. The provider leads back to `/api/v1/oauth/callback`.",
  params: closed({ accountId: Uuid }),
  responses: { 200: closed({ authorizationUrl: Type.String(), expiresAt: Instant }) },
});
/**
 * Without a limit of its own: its refusal would be JSON to a person in a browser. What ends an answer is Node, with 431 beyond
 * 16 KiB of request line and headers together, before any route.
 */
const fromProvider = Type.String();
export const finishConsent = defineRoute({
  operationId: "finishConsent",
  method: "GET",
  head: "refused",
  path: "/oauth/callback",
  service,
  action: "public",
  tag,
  summary: "Where the provider leads the browser back to",
  description:
    "Redirects (302) to the account's page, which tells how it went. Only a state of this installation is taken, once.",
  query: Type.Object(
    {
      state: Type.Optional(fromProvider),
      code: Type.Optional(fromProvider),
      error: Type.Optional(fromProvider),
      error_description: Type.Optional(fromProvider),
    },
    // Providers add their own (RFC 6749 §4.1.2): `iss`, `session_state`, `scope`.
    { additionalProperties: true },
  ),
  responses: { 302: null },
});
