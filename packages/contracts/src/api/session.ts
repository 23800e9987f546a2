import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { apiKeyScopes } from "../api-key-scope.ts";
import { Instant, Uuid } from "../identifier.ts";
import { mergePatch, mergePatchTypes } from "../merge-patch.ts";
import { Name } from "../name.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";

const EmailAddress = Type.String({ minLength: 3, maxLength: 254 });
const Role = Type.Enum(["admin", "agent"]);
const NewPassword = Type.String({ minLength: 10, maxLength: 1000, description: "At least 10 characters; write-only" });

export const User = closed({
  id: Uuid,
  version: Type.Integer(),
  name: Type.String(),
  emailAddress: Type.String(),
  role: Role,
  active: Type.Boolean(),
  alias: nullable(Type.String()),
  signature: nullable(Type.String()),
  createdAt: Instant,
  updatedAt: Instant,
  lastSeenAt: nullable(Instant),
});
export type User = Static<typeof User>;

/** Characters of a signature (X26). */
export const maxSignatureLength = 2_000;
const Signature = nullable(
  Type.String({
    maxLength: maxSignatureLength,
    description:
      "Plain text that the web client puts below an agent's answers, after `-- ` (RFC 3676 §4.3); null or blank: none",
  }),
);

const Alias = nullable(
  Type.String({
    maxLength: 255,
    description:
      "One line that customers read instead of the name (X11), without spaces around it; null or blank: the name. The sign-in is never shown",
  }),
);

const userFields = {
  name: Name,
  emailAddress: EmailAddress,
  role: Role,
  password: NewPassword,
};
export const UserCreate = closed({
  ...userFields,
  alias: Type.Optional(Alias),
  signature: Type.Optional(Signature),
});
export const UserPatch = Type.Partial(
  closed({ ...userFields, active: Type.Boolean(), alias: Alias, signature: Signature }),
);

export const Session = closed({ user: User, expiresAt: Instant });
export type Session = Static<typeof Session>;

export const ApiKey = closed({
  id: Uuid,
  name: Type.String(),
  prefix: Type.String({ description: "First characters, to tell keys apart" }),
  scopes: Type.Array(Type.String()),
  accountIds: nullable(Type.Array(Uuid)),
  cidrs: nullable(Type.Array(Type.String())),
  expiresAt: nullable(Instant),
  createdAt: Instant,
  lastUsedAt: nullable(Instant),
});
export type ApiKey = Static<typeof ApiKey>;

export const ApiKeyCreate = closed({
  name: Name,
  scopes: Type.Array(Type.String({ maxLength: 60, examples: [...apiKeyScopes] }), {
    minItems: 1,
    maxItems: 100,
    uniqueItems: true,
    description: "Actions, or `<noun>.*` for all of a noun; none over users and API keys",
  }),
  accountIds: Type.Optional(nullable(Type.Array(Uuid, { maxItems: 1000 }))),
  cidrs: Type.Optional(nullable(Type.Array(Type.String({ maxLength: 50 }), { maxItems: 100 }))),
  expiresAt: Type.Optional(nullable(Instant)),
});

const userParams = closed({ userId: Uuid });
const apiKeyParams = closed({ apiKeyId: Uuid });
const service = "gateway";

export const createSession = defineRoute({
  operationId: "createSession",
  method: "POST",
  path: "/sessions",
  service,
  action: "public",
  tag: "Sessions",
  summary: "Sign in",
  description: "Sets an HttpOnly cookie. One refusal for all causes; repeated failures are slowed down (429).",
  body: closed({ emailAddress: EmailAddress, password: Type.String({ minLength: 1, maxLength: 1000 }) }),
  responses: { 201: Session },
});
export const getSession = defineRoute({
  operationId: "getSession",
  method: "GET",
  path: "/sessions/current",
  service,
  action: "self",
  tag: "Sessions",
  summary: "Who is signed in",
  responses: { 200: Session },
});
export const updateOwnUser = defineRoute({
  operationId: "updateOwnUser",
  method: "PATCH",
  path: "/sessions/current/user",
  service,
  action: "self",
  tag: "Sessions",
  summary: "Change what everybody may change of themselves",
  consumes: mergePatchTypes,
  body: Type.Partial(closed({ alias: Alias, signature: Signature })),
  responses: { 200: User },
});
export const deleteSession = defineRoute({
  operationId: "deleteSession",
  method: "DELETE",
  path: "/sessions/current",
  service,
  action: "self",
  tag: "Sessions",
  summary: "Sign out",
  responses: { 204: null },
});

export const listUsers = defineRoute({
  operationId: "listUsers",
  method: "GET",
  path: "/users",
  service,
  action: "users.read",
  tag: "Users",
  summary: "List users, by name",
  query: listQuery({ search: Type.Optional(Type.String({ maxLength: 200 })) }),
  responses: { 200: pageOf(User) },
});
export const createUser = defineRoute({
  operationId: "createUser",
  method: "POST",
  path: "/users",
  service,
  action: "users.write",
  tag: "Users",
  summary: "Create a user",
  body: UserCreate,
  responses: { 201: User },
});
export const getUser = defineRoute({
  operationId: "getUser",
  method: "GET",
  path: "/users/{userId}",
  service,
  action: "users.read",
  tag: "Users",
  summary: "Get a user",
  params: userParams,
  responses: { 200: User },
});
export const updateUser = defineRoute({
  operationId: "updateUser",
  method: "PATCH",
  path: "/users/{userId}",
  service,
  action: "users.write",
  tag: "Users",
  summary: "Change a user; a new password or deactivation ends the user's sessions",
  params: userParams,
  ...mergePatch,
  body: UserPatch,
  responses: { 200: User },
});
export const deleteUser = defineRoute({
  operationId: "deleteUser",
  method: "DELETE",
  path: "/users/{userId}",
  service,
  action: "users.write",
  tag: "Users",
  summary: "Delete a user",
  params: userParams,
  responses: { 204: null },
});

export const listApiKeys = defineRoute({
  operationId: "listApiKeys",
  method: "GET",
  path: "/api-keys",
  service,
  action: "api-keys.read",
  tag: "API keys",
  summary: "List API keys, newest first",
  query: listQuery({}),
  responses: { 200: pageOf(ApiKey) },
});
export const createApiKey = defineRoute({
  operationId: "createApiKey",
  method: "POST",
  path: "/api-keys",
  service,
  action: "api-keys.write",
  tag: "API keys",
  summary: "Create an API key",
  description: "The key itself, `mrm_…`, is in this answer only.",
  body: ApiKeyCreate,
  responses: { 201: closed({ ...ApiKey.properties, key: Type.String() }) },
});
export const deleteApiKey = defineRoute({
  operationId: "deleteApiKey",
  method: "DELETE",
  path: "/api-keys/{apiKeyId}",
  service,
  action: "api-keys.write",
  tag: "API keys",
  summary: "Revoke an API key",
  params: apiKeyParams,
  responses: { 204: null },
});

export const streamEvents = defineRoute({
  operationId: "streamEvents",
  method: "GET",
  head: "refused",
  path: "/events",
  service,
  action: "events.read",
  tag: "Events",
  summary: "Live events (text/event-stream)",
  description:
    "Each event has id `<stream creation>-<sequence>`; send it back as Last-Event-ID (or ?lastEventId=) to resume. `reset` means: the id is of another stream, read everything anew. A comment line every 15 s keeps the connection alive. Only what the caller may read is sent.",
  query: closed({ lastEventId: Type.Optional(Type.String({ maxLength: 100 })) }),
  produces: "text/event-stream",
  responses: { 200: Type.String() },
});
