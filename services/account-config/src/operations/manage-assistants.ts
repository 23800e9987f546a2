import { DomainError } from "@mailroom/contracts/domain-error";
import type { StoredAssistant } from "../domain/assistant.ts";
import { assistantFeatureOff, assistantNotFound } from "../domain/library-errors.ts";
import { isSameData } from "../domain/same-data.ts";
import type { AssistantPage, CheckWebAddress, SealAssistantKey } from "./library-ports.ts";
import type { Clock, MakeId, Scope, WithTransaction } from "./ports.ts";
import { readPage } from "./read-page.ts";

export type AssistantPorts = {
  readonly withTransaction: WithTransaction;
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly sealAssistantKey: SealAssistantKey;
  readonly checkWebAddress: CheckWebAddress;
};

type AssistantInput = {
  readonly name: string;
  readonly url: string;
  readonly key?: string | null;
  readonly active?: boolean;
};

/** @throws DomainError `feature-off`, `destination-refused` with the field, `name-taken`. */
export async function createAssistant(ports: AssistantPorts, input: AssistantInput): Promise<StoredAssistant> {
  await ports.withTransaction(requireFeature);
  await checkUrl(ports, input.url);
  const now = ports.clock.now();
  const id = ports.makeId();
  const { name, url, key = null, active = true } = input;
  const sealed = key === null ? null : ports.sealAssistantKey(key, id);
  const assistant = { id, version: 1, name, url, key: sealed, active, createdAt: now, updatedAt: now };
  await ports.withTransaction(async (scope) => {
    await requireFeature(scope);
    await scope.assistants.insert(assistant);
  });
  return assistant;
}

/**
 * A new URL asks for the key again: a stored key goes only where it was typed for.
 * @throws DomainError as `createAssistant`; `assistant-not-found`, and what `requireVersion` throws.
 */
export async function updateAssistant(
  ports: AssistantPorts,
  input: {
    readonly assistantId: string;
    readonly patch: Partial<AssistantInput>;
    readonly requireVersion: (version: number) => void;
  },
): Promise<StoredAssistant> {
  const { patch } = input;
  await ports.withTransaction(requireFeature);
  if (patch.url !== undefined) await checkUrl(ports, patch.url);
  return ports.withTransaction(async (scope) => {
    await requireFeature(scope);
    const before = await scope.assistants.findForUpdate(input.assistantId);
    if (before === null) throw assistantNotFound();
    input.requireVersion(before.version);
    requireKeyAgain(before, patch);
    const { name = before.name, url = before.url, active = before.active } = patch;
    const changed = { ...before, name, url, active, key: keyAfter(ports, before, patch.key) };
    if (isSameData(changed, before)) return before;
    const assistant = { ...changed, version: before.version + 1, updatedAt: ports.clock.now() };
    await scope.assistants.update(assistant);
    return assistant;
  });
}

/** Accounts that had it chosen have none afterwards. @throws DomainError `feature-off`, `assistant-not-found`. */
export async function deleteAssistant(ports: AssistantPorts, assistantId: string): Promise<void> {
  await ports.withTransaction(async (scope) => {
    await requireFeature(scope);
    if ((await scope.assistants.findForUpdate(assistantId)) === null) throw assistantNotFound();
    for (const accountId of await scope.assistants.listAccountIds(assistantId)) {
      const before = await scope.accounts.findForUpdate(accountId);
      if (before?.settings.assistantId !== assistantId) continue;
      const settings = { ...before.settings, assistantId: null };
      const account = {
        ...before,
        version: before.version + 1,
        settings,
        updatedAt: ports.clock.now(),
        updatedBy: null,
      };
      await scope.accounts.update(account);
      scope.announce(account);
    }
    await scope.assistants.delete(assistantId);
  });
}

/** @throws DomainError `feature-off`, `assistant-not-found`. */
export async function getAssistant(ports: AssistantPorts, assistantId: string): Promise<StoredAssistant> {
  return ports.withTransaction(async (scope) => {
    await requireFeature(scope);
    const assistant = await scope.assistants.find(assistantId);
    if (assistant === null) throw assistantNotFound();
    return assistant;
  });
}

/** @throws DomainError `feature-off`. */
export async function listAssistants(ports: AssistantPorts, page: AssistantPage) {
  const read = (limit: number) =>
    ports.withTransaction(async (scope) => {
      await requireFeature(scope);
      return scope.assistants.list({ ...page, limit });
    });
  return readPage(page.limit, read, ({ name, id }) => ({ name, id }));
}

async function requireFeature(scope: Pick<Scope, "settings">): Promise<void> {
  const { values } = await scope.settings.get();
  if (!values.features.assistant) throw assistantFeatureOff();
}

/** Asks the resolver: outside of transactions. */
async function checkUrl({ checkWebAddress }: AssistantPorts, url: string): Promise<void> {
  try {
    await checkWebAddress(url);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const fields = [{ pointer: "/url", detail: error.message }];
    throw new DomainError("destination-refused", "invalid", error.message, { fields, cause: error });
  }
}

function requireKeyAgain(before: StoredAssistant, patch: Partial<AssistantInput>): void {
  const isMoved = patch.url !== undefined && patch.url !== before.url;
  if (!isMoved || before.key === null || patch.key !== undefined) return;
  const detail = "The URL changes: type the key again, or remove it.";
  throw new DomainError("invalid-request", "invalid", detail, { fields: [{ pointer: "/key", detail }] });
}

function keyAfter(ports: AssistantPorts, before: StoredAssistant, given: string | null | undefined) {
  if (given === undefined) return before.key;
  return given === null ? null : ports.sealAssistantKey(given, before.id);
}
