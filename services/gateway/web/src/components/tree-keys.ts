export type TreeItem = {
  readonly id: string;
  readonly name: string;
  /** From 1. */
  readonly level: number;
  /** Among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
  /** null: nothing below it. */
  readonly isOpen: boolean | null;
  readonly isSelectable: boolean;
};

type Step = (items: readonly TreeItem[], at: number, level: number) => TreeItem | undefined;

const steps: Readonly<Record<string, Step>> = {
  ArrowDown: (items, at) => items[at + 1],
  ArrowUp: (items, at) => items[at - 1],
  // into the item: its first child is the next row
  ArrowRight: (items, at, level) => items.slice(at + 1, at + 2).find((next) => next.level > level),
  ArrowLeft: (items, at, level) => items.slice(0, Math.max(0, at)).findLast((before) => before.level < level),
  Home: (items) => items[0],
  End: (items) => items.at(-1),
};

/** Where a key leads from the row at `at`; null: nowhere. */
export function targetOf(key: string, items: readonly TreeItem[], at: number): string | null {
  return steps[key]?.(items, at, items[at]?.level ?? 1)?.id ?? null;
}

export type ItemKey = "activate" | "select" | "delete" | "open" | "close" | "menu";

/** What a key does to the item itself; null: nothing. */
export function keyOf(key: string, { isOpen, isSelectable }: TreeItem): ItemKey | null {
  if (key === "Enter") return "activate";
  if (key === "m") return "menu";
  if (key === "ArrowRight") return isOpen === false ? "open" : null;
  if (key === "ArrowLeft") return isOpen === true ? "close" : null;
  if (!isSelectable) return null;
  if (key === " " || key === "x") return "select";
  return key === "Delete" ? "delete" : null;
}
