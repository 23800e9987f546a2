import { actions } from "@mailroom/contracts/action";
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

/** People and keys are managed by signed-in administrators only (DESIGN section 9). */
const closedNouns = new Set(["users", "api-keys"]);
const nouns = new Set(actions.map((action) => action.slice(0, action.indexOf("."))));
const known = new Set<string>([...actions, ...[...nouns].map((noun) => `${noun}.*`)]);

/** What is wrong with the scopes asked for; empty where nothing is. */
export function scopeFaults(scopes: readonly string[]): FieldError[] {
  return scopes.flatMap((scope, index) => {
    const pointer = `/scopes/${index}`;
    if (!known.has(scope)) return [{ pointer, detail: "there is no such scope" }];
    const noun = scope.slice(0, scope.indexOf("."));
    if (closedNouns.has(noun)) return [{ pointer, detail: "is for signed-in administrators only, never for a key" }];
    return [];
  });
}

export function isExpired(key: ApiKey, now: Date): boolean {
  return key.expiresAt !== null && now >= key.expiresAt;
}
