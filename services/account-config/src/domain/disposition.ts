import type { Disposition } from "@mailroom/contracts/api/disposition";
import type { FieldError } from "@mailroom/contracts/domain-error";
import type { DispositionSnapshot } from "@mailroom/contracts/events/disposition";

export type DispositionScope = Disposition["scope"];
/** Whose interactions it is offered for; `scopeId` is null for all. */
export type DispositionOwner = { readonly scope: DispositionScope; readonly scopeId: string | null };

/** A label that closes an interaction (S49, S50, X9). */
export type StoredDisposition = DispositionOwner & {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly description: string | null;
  readonly parentId: string | null;
  readonly isSystem: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** One with its place in the tree. */
export type PlacedDisposition = StoredDisposition & {
  /** Names from the first level down to its own. */
  readonly path: readonly string[];
  /** Compares as the tree reads: a parent, then its children, then its next sibling. */
  readonly sort: readonly string[];
};

const maxLevel = 3;

/** The disposition that routing closes silent interactions with (S26). */
export const systemDispositionName = "Closed for inactivity";

/** A small usual set; the first name of each is the parent of the others. */
export const starterDispositions: readonly (readonly [string, ...string[]])[] = [
  ["Answered", "Information given", "Problem solved"],
  ["Complaint", "Delivery", "Product", "Invoice"],
  ["Request", "Offer", "Change of data", "Cancellation"],
  ["Forwarded"],
  ["No answer needed"],
  ["Spam"],
];

/**
 * Why something with `levels` levels of its own cannot stand under `parent`, or null where it can. `moved` is what
 * moves, with everything below it.
 */
export function faultOfParent(
  parent: PlacedDisposition,
  levels: number,
  moved: readonly PlacedDisposition[],
): FieldError | null {
  const [root] = moved;
  if (moved.some(({ id }) => id === parent.id)) {
    return { pointer: "/parentId", detail: "A disposition cannot stand below itself." };
  }
  if (root !== undefined && (root.scope !== parent.scope || root.scopeId !== parent.scopeId)) {
    return { pointer: "/parentId", detail: "The parent belongs to another scope." };
  }
  if (parent.path.length + levels > maxLevel) {
    return { pointer: "/parentId", detail: `There are ${maxLevel} levels at most: this would become one more.` };
  }
  return null;
}

/** How many levels a disposition and what is below it take. */
export function levelsOf(subtree: readonly PlacedDisposition[]): number {
  const lengths = subtree.map(({ path }) => path.length);
  return Math.max(...lengths) - Math.min(...lengths) + 1;
}

/** What is asked for without a parent: global, unless something is named that it belongs to. */
export function faultOfOwner({ scope, scopeId }: DispositionOwner): FieldError | null {
  if (scope === "global" && scopeId !== null) {
    return { pointer: "/scopeId", detail: "A global disposition belongs to nothing: leave it out." };
  }
  if (scope !== "global" && scopeId === null) {
    return { pointer: "/scopeId", detail: `Needed: the ${scope} that it belongs to.` };
  }
  return null;
}

export function showDisposition(disposition: PlacedDisposition): Disposition {
  const { sort: _sort, path, createdAt, updatedAt, ...shown } = disposition;
  return {
    ...shown,
    level: path.length,
    path: [...path],
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export function dispositionSnapshot(disposition: PlacedDisposition, deleted: boolean): DispositionSnapshot {
  const { id: dispositionId, version, name, description, path, parentId, scope, scopeId, isSystem } = disposition;
  return { dispositionId, version, name, description, path: [...path], parentId, scope, scopeId, isSystem, deleted };
}
