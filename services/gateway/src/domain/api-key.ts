import { apiKeyScopes, closedNouns } from "@mailroom/contracts/api-key-scope";
import type { FieldError } from "@mailroom/contracts/domain-error";

/** A key for programs; the key itself is known to its holder only. */
export type ApiKey = {
  readonly id: string;
  readonly name: string;
  /** The first characters, to tell keys apart. */
  readonly prefix: string;
  readonly scopes: readonly string[];
  /** null: every account. */
  readonly accountIds: readonly string[] | null;
  /** null: usable from anywhere. */
  readonly cidrs: readonly string[] | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
};

export const apiKeyMark = "mrm_";
export const shownPrefixLength = apiKeyMark.length + 8;

const grantable = new Set<string>(apiKeyScopes);
const closed = new Set<string>(closedNouns);

/** What is wrong with the scopes asked for; empty where nothing is. */
export function scopeFaults(scopes: readonly string[]): FieldError[] {
  return scopes.flatMap((scope, index) => {
    const pointer = `/scopes/${index}`;
    if (grantable.has(scope)) return [];
    if (closed.has(scope.slice(0, scope.indexOf(".")))) {
      return [{ pointer, detail: "is for signed-in administrators only, never for a key" }];
    }
    return [{ pointer, detail: "there is no such scope" }];
  });
}

export function isExpired(key: ApiKey, now: Date): boolean {
  return key.expiresAt !== null && now >= key.expiresAt;
}
