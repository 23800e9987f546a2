import { DomainError, type FieldError } from "@mailroom/contracts/domain-error";
import { type ApiKey, apiKeyMark, scopeFaults, shownPrefixLength } from "../domain/api-key.ts";
import type { Clock, MakeId, Tokens, WithTransaction } from "./ports.ts";

export type ApiKeyPorts = {
  readonly withTransaction: WithTransaction;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly isCidr: (text: string) => boolean;
};

export type NewApiKey = {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly accountIds: readonly string[] | null;
  readonly cidrs: readonly string[] | null;
  readonly expiresAt: Date | null;
  /** The user who makes it. */
  readonly createdBy: string | null;
};

/**
 * Makes a key; its text is in the answer and nowhere else.
 *
 * @throws DomainError `invalid-request` with the faults by field
 */
export async function createApiKey(ports: ApiKeyPorts, draft: NewApiKey): Promise<{ apiKey: ApiKey; key: string }> {
  const now = ports.clock.now();
  const fields = faultsOf(draft, ports.isCidr, now);
  if (fields.length > 0) throw new DomainError("invalid-request", "invalid", "The key cannot be made so.", { fields });
  const { createdBy, ...values } = draft;
  const key = apiKeyMark + ports.tokens.make();
  const apiKey = {
    ...values,
    id: ports.makeId(),
    prefix: key.slice(0, shownPrefixLength),
    createdAt: now,
    lastUsedAt: null,
  };
  await ports.withTransaction(async ({ apiKeys, audit }) => {
    await apiKeys.insert(apiKey, ports.tokens.hash(key), createdBy);
    audit.note({ action: "created", objectType: "api-key", objectId: apiKey.id, after: values });
  });
  return { apiKey, key };
}

/** @throws DomainError `api-key-not-found` */
export async function deleteApiKey(
  { withTransaction, clock }: Pick<ApiKeyPorts, "withTransaction" | "clock">,
  apiKeyId: string,
): Promise<void> {
  await withTransaction(async ({ apiKeys, audit }) => {
    if (!(await apiKeys.revoke(apiKeyId, clock.now()))) {
      throw new DomainError("api-key-not-found", "not-found", "There is no such API key.");
    }
    audit.note({ action: "deleted", objectType: "api-key", objectId: apiKeyId });
  });
}

function faultsOf(draft: NewApiKey, isCidr: (text: string) => boolean, now: Date): FieldError[] {
  const faults = scopeFaults(draft.scopes);
  for (const [index, cidr] of (draft.cidrs ?? []).entries()) {
    if (isCidr(cidr)) continue;
    faults.push({ pointer: `/cidrs/${index}`, detail: `“${cidr}” is no network. Write it as 192.0.2.0/24.` });
  }
  if (draft.expiresAt !== null && draft.expiresAt <= now) {
    faults.push({ pointer: "/expiresAt", detail: "Choose a time in the future." });
  }
  return faults;
}
