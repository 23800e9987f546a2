/** Pure part of the dispositions' tree: what stands where, what may stand below what, what goes with what (S49, X9). */
import type { Disposition } from "../../api/resources.ts";
import type { TreeItem } from "../../components/tree-keys.ts";

/** What a tree needs to know of each: of those that are kept, and of those offered for an interaction. */
type Node = Pick<Disposition, "id" | "name" | "level" | "parentId"> &
  Partial<Pick<Disposition, "isSystem" | "description">>;

const maxLevel = 3;
const scopes: readonly Disposition["scope"][] = ["global", "list", "queue", "account"];

/** What belongs to all first, then lists, queues and accounts; within these as the server ordered them. */
export function byScope(all: readonly Disposition[]): Disposition[] {
  return scopes.flatMap((scope) => all.filter((each) => each.scope === scope));
}

/** Everything below one, top down. */
export function belowOf(all: readonly Disposition[], id: string): Disposition[] {
  return all.filter(({ parentId }) => parentId === id).flatMap((child) => [child, ...belowOf(all, child.id)]);
}

/** Those that match and what leads to them. */
export function matching<N extends Node>(all: readonly N[], search: string): N[] {
  const wanted = search.trim().toLowerCase();
  const byId = new Map(all.map((each) => [each.id, each]));
  const kept = new Set<string>();
  for (const { id, name, description } of all) {
    if (!`${name}\n${description ?? ""}`.toLowerCase().includes(wanted)) continue;
    for (let at = byId.get(id); at !== undefined; at = at.parentId === null ? undefined : byId.get(at.parentId)) {
      kept.add(at.id);
    }
  }
  return all.filter(({ id }) => kept.has(id));
}

/** What is visible, top down; what lies below a closed one is not. */
export function treeItems(all: readonly Node[], closed: ReadonlySet<string>): TreeItem[] {
  const ids = new Set(all.map(({ id }) => id));
  const below = (parentId: string | null): TreeItem[] => {
    // one whose parent is not shown here stands on top
    const siblings = all.filter((each) =>
      parentId === null ? each.parentId === null || !ids.has(each.parentId) : each.parentId === parentId,
    );
    return siblings.flatMap(({ id, name, level, isSystem }, index) => {
      const hasChildren = all.some((each) => each.parentId === id);
      const isOpen = hasChildren ? !closed.has(id) : null;
      const place = { level, position: index + 1, siblings: siblings.length };
      return [{ id, name, ...place, isOpen, isSelectable: isSystem !== true }, ...(isOpen === true ? below(id) : [])];
    });
  };
  return below(null);
}

type Owner = Pick<Disposition, "scope" | "scopeId">;

/** What may become the parent: of the same scope, not the thing itself or below it, and without a fourth level. */
export function possibleParents(all: readonly Disposition[], owner: Owner, moved: Disposition | null): Disposition[] {
  const subtree = moved === null ? [] : [moved, ...belowOf(all, moved.id)];
  const levels = subtree.length === 0 ? 1 : Math.max(...subtree.map(({ level }) => level)) - (moved?.level ?? 1) + 1;
  const own = new Set(subtree.map(({ id }) => id));
  return all.filter(
    ({ id, scope, scopeId, level, isSystem }) =>
      scope === owner.scope && scopeId === owner.scopeId && !isSystem && !own.has(id) && level + levels <= maxLevel,
  );
}

/** Of several that are to go, those whose parents stay: the others go with them. */
export function topmost(all: readonly Disposition[], chosen: ReadonlySet<string>): Disposition[] {
  const gone = new Set([...chosen].flatMap((id) => belowOf(all, id).map((each) => each.id)));
  return all.filter(({ id }) => chosen.has(id) && !gone.has(id));
}

/** `Complaint › Delivery › Late` */
export function pathText({ path }: Pick<Disposition, "path">): string {
  return path.join(" › ");
}
