import type { DispositionSnapshot } from "@mailroom/contracts/events/disposition";

/** A disposition as this service knows it. */
export type KnownDisposition = {
  readonly id: string;
  readonly name: string;
  /** When to choose it. */
  readonly description: string | null;
  readonly parentId: string | null;
  /** Names from the first level down to its own. */
  readonly path: readonly string[];
  readonly scope: DispositionSnapshot["scope"];
};

/** The nearest first, as in the settings (S50). */
const scopeOrder = ["account", "global", "list", "queue"];

/** As the tree reads: by scope, then each after its parent, siblings by name. */
export function inTreeOrder(dispositions: readonly KnownDisposition[]): KnownDisposition[] {
  return dispositions.toSorted(
    (one, other) =>
      scopeOrder.indexOf(one.scope) - scopeOrder.indexOf(other.scope) || comparePaths(one.path, other.path),
  );
}

/** Level by level: a text that joins the names would put `Late!` between `Late` and what stands below it. */
function comparePaths(one: readonly string[], other: readonly string[]): number {
  for (const [index, name] of one.entries()) {
    const compared = compareNames(name, other[index]);
    if (compared !== 0) return compared;
  }
  return one.length - other.length;
}

function compareNames(one: string, other: string | undefined): number {
  if (other === undefined) return 1;
  const [first, second] = [one.toLowerCase(), other.toLowerCase()];
  return first === second ? 0 : first < second ? -1 : 1;
}
