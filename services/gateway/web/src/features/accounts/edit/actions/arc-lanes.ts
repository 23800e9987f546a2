/** Where jumps are drawn beside a column of steps. Pure. */

/** From one place of the column to another, by their numbers. */
export type Arc = { readonly from: number; readonly to: number };

/**
 * A lane for each arc, in the order given, 0 nearest to the column: no two that pass the same place share one, and the shortest
 * are the nearest.
 */
export function lanesOf(arcs: readonly Arc[]): number[] {
  const lanes = new Map<Arc, number>();
  for (const arc of arcs.toSorted((one, other) => spanOf(one) - spanOf(other))) {
    const taken = new Set([...lanes].filter(([placed]) => isBeside(placed, arc)).map(([, lane]) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    lanes.set(arc, lane);
  }
  return arcs.map((arc) => lanes.get(arc) ?? 0);
}

function spanOf({ from, to }: Arc): number {
  return Math.abs(to - from);
}

/** Arcs that meet at one step are beside each other, too: their ends would lie on one another. */
function isBeside(one: Arc, other: Arc): boolean {
  return (
    Math.min(one.from, one.to) <= Math.max(other.from, other.to) &&
    Math.min(other.from, other.to) <= Math.max(one.from, one.to)
  );
}
