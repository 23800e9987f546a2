import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import {
  type DispositionOwner,
  faultOfOwner,
  faultOfParent,
  levelsOf,
  type PlacedDisposition,
  type StoredDisposition,
  systemDispositionName,
} from "../domain/disposition.ts";
import { invalidFields } from "../domain/errors.ts";
import { dispositionInUse, dispositionLocked, dispositionNotFound } from "../domain/library-errors.ts";
import { isSameData } from "../domain/same-data.ts";
import { ownedResource } from "./owned-resource.ts";
import type { Clock, MakeId, Scope, WithTransaction } from "./ports.ts";

export type DispositionPorts = {
  readonly withTransaction: WithTransaction;
  readonly clock: Clock;
  readonly makeId: MakeId;
};

type DispositionInput = {
  readonly name: string;
  readonly description?: string | null;
  readonly parentId?: string | null;
  readonly scope?: DispositionOwner["scope"];
  readonly scopeId?: string | null;
};

/** @throws DomainError `invalid-request` for a parent or scope that does not fit, `disposition-locked`, `name-taken`. */
export async function createDisposition(
  ports: DispositionPorts,
  principal: Principal,
  input: DispositionInput,
): Promise<PlacedDisposition> {
  return ports.withTransaction(async (scope) => {
    await scope.dispositions.lockTree();
    const parent = await parentOf(scope, input.parentId ?? null);
    const owner = parent === null ? await ownerOf(scope, input) : ownerBelow(parent, input);
    assertCan(principal, "dispositions.write", ownedResource(owner));
    const fault = parent === null ? null : faultOfParent(parent, 1, []);
    if (fault !== null) throw invalidFields([fault]);
    const now = ports.clock.now();
    const { name, description = null } = input;
    const disposition = {
      ...newDisposition(ports.makeId(), name, now),
      ...owner,
      description,
      parentId: parent?.id ?? null,
    };
    await scope.dispositions.insert(disposition);
    return announced(scope, disposition.id);
  });
}

/**
 * What stands below changes with it where its name or place does: their paths are other ones then.
 * @throws DomainError as `createDisposition`; `disposition-not-found`, and what `requireVersion` throws.
 */
export async function updateDisposition(
  ports: DispositionPorts,
  principal: Principal,
  input: {
    readonly dispositionId: string;
    readonly patch: Pick<Partial<DispositionInput>, "name" | "description" | "parentId">;
    readonly requireVersion: (version: number) => void;
  },
): Promise<PlacedDisposition> {
  const { patch } = input;
  return ports.withTransaction(async (scope) => {
    const before = await findForChange(scope, principal, input.dispositionId);
    input.requireVersion(before.version);
    const [, ...below] = await scope.dispositions.listSubtree(before);
    const { name = before.name, description = before.description, parentId = before.parentId } = patch;
    if (parentId !== before.parentId) await requireParent(scope, parentId, [before, ...below]);
    if (isSameData({ ...before, name, description, parentId }, before)) return before;
    const updatedAt = ports.clock.now();
    await scope.dispositions.update({ ...before, version: before.version + 1, name, description, parentId, updatedAt });
    const after = await announced(scope, before.id);
    if (name !== before.name || parentId !== before.parentId) {
      for (const each of below) {
        await scope.dispositions.update({ ...each, version: each.version + 1, updatedAt });
        await announced(scope, each.id);
      }
    }
    return after;
  });
}

/**
 * With everything below it (X9).
 * @throws DomainError `disposition-not-found`, `disposition-locked`; `disposition-in-use` naming the accounts.
 */
export async function deleteDisposition(
  ports: DispositionPorts,
  principal: Principal,
  dispositionId: string,
): Promise<void> {
  await ports.withTransaction(async (scope) => {
    const root = await findForChange(scope, principal, dispositionId);
    const removed = await scope.dispositions.listSubtree(root);
    const users = await scope.dispositions.lockAndListUsers(removed.map(({ id }) => id));
    if (users.length > 0) throw dispositionInUse(users);
    await removeDispositions(scope, removed);
  });
}

/** What belongs to an account, list or queue goes with it. */
export async function deleteDispositionsOf(
  scope: Pick<Scope, "dispositions" | "announceDisposition">,
  owner: DispositionOwner,
): Promise<void> {
  await scope.dispositions.lockTree();
  await removeDispositions(scope, await scope.dispositions.listOwned([owner]));
}

/** At every start; several instances starting at once make it once. */
export async function ensureSystemDisposition(ports: DispositionPorts): Promise<void> {
  await ports.withTransaction(async (scope) => {
    const disposition = { ...newDisposition(ports.makeId(), systemDispositionName, ports.clock.now()), isSystem: true };
    if (await scope.dispositions.insertMissing(disposition)) await announced(scope, disposition.id);
  });
}

/** Global, on the first level. */
export function newDisposition(id: string, name: string, now: Date): StoredDisposition {
  const place = { parentId: null, scope: "global", scopeId: null } as const;
  return { id, version: 1, name, description: null, ...place, isSystem: false, createdAt: now, updatedAt: now };
}

/** As it stands in the tree now, told to everybody. */
export async function announced(
  scope: Pick<Scope, "dispositions" | "announceDisposition">,
  id: string,
): Promise<PlacedDisposition> {
  const placed = await scope.dispositions.find(id);
  if (placed === null) throw dispositionNotFound();
  scope.announceDisposition(placed, "changed");
  return placed;
}

async function findForChange(scope: Scope, principal: Principal, id: string): Promise<PlacedDisposition> {
  await scope.dispositions.lockTree();
  const found = await scope.dispositions.find(id);
  if (found === null) throw dispositionNotFound();
  assertCan(principal, "dispositions.write", ownedResource(found));
  if (found.isSystem) throw dispositionLocked();
  return found;
}

async function removeDispositions(
  scope: Pick<Scope, "dispositions" | "announceDisposition">,
  removed: readonly PlacedDisposition[],
): Promise<void> {
  if (removed.length === 0) return;
  await scope.dispositions.delete(removed.map(({ id }) => id));
  for (const each of removed) scope.announceDisposition({ ...each, version: each.version + 1 }, "deleted");
}

async function requireParent(
  scope: Scope,
  parentId: string | null,
  moved: readonly PlacedDisposition[],
): Promise<void> {
  const parent = await parentOf(scope, parentId);
  const fault = parent === null ? null : faultOfParent(parent, levelsOf(moved), moved);
  if (fault !== null) throw invalidFields([fault]);
}

async function parentOf(scope: Scope, parentId: string | null): Promise<PlacedDisposition | null> {
  if (parentId === null) return null;
  const parent = await scope.dispositions.find(parentId);
  if (parent === null) throw invalidFields([{ pointer: "/parentId", detail: "There is no such disposition." }]);
  if (parent.isSystem) throw dispositionLocked();
  return parent;
}

/** A child belongs where its parent does; saying so is allowed, saying something else is not. */
function ownerBelow(parent: PlacedDisposition, input: DispositionInput): DispositionOwner {
  const { scope, scopeId } = parent;
  const detail = "A child belongs to what its parent belongs to: leave it out.";
  if (input.scope !== undefined && input.scope !== scope) throw invalidFields([{ pointer: "/scope", detail }]);
  if (input.scopeId !== undefined && input.scopeId !== scopeId) throw invalidFields([{ pointer: "/scopeId", detail }]);
  return { scope, scopeId };
}

async function ownerOf(scope: Scope, input: DispositionInput): Promise<DispositionOwner> {
  const owner = { scope: input.scope ?? "global", scopeId: input.scopeId ?? null };
  const fault = faultOfOwner(owner);
  if (fault !== null) throw invalidFields([fault]);
  if (!(await ownerExists(scope, owner))) {
    throw invalidFields([{ pointer: "/scopeId", detail: `There is no such ${owner.scope}.` }]);
  }
  return owner;
}

/** Keeps an account or list from being deleted meanwhile. */
async function ownerExists(scope: Scope, { scope: kind, scopeId }: DispositionOwner): Promise<boolean> {
  if (scopeId === null) return true;
  switch (kind) {
    case "global":
      return true;
    case "account":
      return (await scope.accounts.findForUpdate(scopeId)) !== null;
    case "list":
      return scope.lists.lockExisting(scopeId);
    case "queue":
      return (await scope.queues.findExisting([scopeId])).length > 0;
  }
}
