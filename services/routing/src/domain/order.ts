import type { WorkItem } from "./work-item.ts";

export type Placed = Pick<WorkItem, "id" | "class" | "receivedAt">;

/** Within one queue: class, then the time the message was received, ties by id (S75, S76). Negative: `a` goes first. */
export function comparePlaces(a: Placed, b: Placed): number {
  return a.class - b.class || a.receivedAt.getTime() - b.receivedAt.getTime() || compareIds(a.id, b.id);
}

/** Across queues: higher weight first (X1), then as within one. */
export function compareAcrossQueues(
  a: Placed & { readonly weight: number },
  b: Placed & { readonly weight: number },
): number {
  return b.weight - a.weight || comparePlaces(a, b);
}

// Beyond any time in milliseconds that will ever be received (year 5138), and class × this is still exact in a double.
const classStep = 1e14;

/** The place as one number, lower first: exact to the millisecond; what ties is ordered by member, that is by id. */
export function scoreOf(item: Placed): number {
  return item.class * classStep + item.receivedAt.getTime();
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
