/** Pure part of choosing a disposition: what of the tree is shown, and what Enter in the search means. */
import type { OfferedDisposition } from "../../api/resources.ts";
import type { TreeItem } from "../../components/tree-keys.ts";
import { matching, treeItems } from "../dispositions/disposition-tree.ts";

/** So many are seen at a glance; longer trees begin with their first level. */
const mostOpen = 12;

/** Those with something below them, where the whole would be too long. */
export function closedAtFirst(offered: readonly OfferedDisposition[]): ReadonlySet<string> {
  if (offered.length <= mostOpen) return new Set();
  return new Set(offered.flatMap(({ parentId }) => parentId ?? []));
}

/** While somebody searches nothing is closed. */
export function shownItems(
  offered: readonly OfferedDisposition[],
  closed: ReadonlySet<string>,
  search: string,
): TreeItem[] {
  return search.trim() === "" ? treeItems(offered, closed) : treeItems(matching(offered, search), new Set());
}

/** The first whose own name has the text, an exact one before all. */
export function firstMatch(offered: readonly OfferedDisposition[], search: string): OfferedDisposition | null {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return null;
  const named = offered.filter(({ name }) => name.toLowerCase().includes(wanted));
  return named.find(({ name }) => name.toLowerCase() === wanted) ?? named[0] ?? null;
}
