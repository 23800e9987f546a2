/** Between the form of an API key and the body of the API. Pure. */
import { createApiKey } from "../../api/constraints.gen.ts";
import type { ApiKeyCreate } from "../../api/resources.ts";

export type ApiKeyValues = {
  name: string;
  scopes: string[];
  /** Empty: all. */
  accountIds: string[];
  /** CIDR; empty: from anywhere. */
  cidrs: string[];
  /** `2026-03-31` in the person's own zone; empty: never. */
  expiresOn: string;
};

export const newApiKeyValues: ApiKeyValues = { name: "", scopes: [], accountIds: [], cidrs: [], expiresOn: "" };

/** Where faults of the server land. */
export const apiKeyFields = {
  names: ["name", "scopes", "accountIds", "expiresOn", "cidrs"],
  aliases: { expiresAt: "expiresOn" },
};

export function toApiKeyCreate({ name, scopes, accountIds, cidrs, expiresOn }: ApiKeyValues): ApiKeyCreate {
  return {
    name: name.trim(),
    scopes,
    accountIds: accountIds.length === 0 ? null : accountIds,
    cidrs: cidrs.length === 0 ? null : cidrs,
    expiresAt: expiresOn === "" ? null : endOfDay(expiresOn),
  };
}

/** A key that "expires on the 31st" works through the 31st, where the person is. */
function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}

/** The scopes there are, noun by noun, as a list with headings takes them. */
export function scopeGroups(): { group: string; items: string[] }[] {
  const groups = Map.groupBy(createApiKey["scopes[]"].examples, (scope) => scope.slice(0, scope.indexOf(".")));
  return [...groups].map(([group, items]) => ({ group, items }));
}
