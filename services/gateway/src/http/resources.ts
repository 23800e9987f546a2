import type { ApiKey as ApiKeyResource, User as UserResource } from "@mailroom/contracts/api/session";
import type { ApiKey } from "../domain/api-key.ts";
import type { User } from "../domain/user.ts";

export function userResource(user: User): UserResource {
  return {
    id: user.id,
    version: user.version,
    name: user.name,
    emailAddress: user.emailAddress,
    role: user.role,
    active: user.active,
    alias: user.alias,
    signature: user.signature,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
    lastSeenAt: user.lastSeenAt?.toISOString() ?? null,
  };
}

export function apiKeyResource(key: ApiKey): ApiKeyResource {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: [...key.scopes],
    accountIds: key.accountIds === null ? null : [...key.accountIds],
    cidrs: key.cidrs === null ? null : [...key.cidrs],
    expiresAt: key.expiresAt?.toISOString() ?? null,
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  };
}
