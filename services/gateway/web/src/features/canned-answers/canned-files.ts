import type { CannedAttachment } from "../../api/resources.ts";

/** S52: all files of one canned answer together. */
export const mostFileBytes = 16 * 1024 * 1024;

export type NewFile = {
  /** For the list on the screen only. */
  readonly key: string;
  readonly file: File;
  readonly state:
    | { readonly kind: "chosen" }
    | { readonly kind: "sending"; readonly part: number }
    | { readonly kind: "failed"; readonly why: string };
};

export type CannedFiles = {
  readonly stored: readonly CannedAttachment[];
  /** Of the stored ones: taken away with the next saving. */
  readonly removed: ReadonlySet<string>;
  readonly added: readonly NewFile[];
};

export function filesOf(stored: readonly CannedAttachment[]): CannedFiles {
  return { stored, removed: new Set(), added: [] };
}

/**
 * Over the files that another window has stored meanwhile: what it attached is there, what it removed is gone, and what was
 * chosen here stays chosen.
 */
export function onTopOf(stored: readonly CannedAttachment[], { removed, added }: CannedFiles): CannedFiles {
  const there = new Set(stored.map(({ id }) => id));
  return { stored, removed: new Set([...removed].filter((id) => there.has(id))), added };
}

/** Names of what another window attached and removed since `before`. */
export type FilesElsewhere = { readonly attached: readonly string[]; readonly removed: readonly string[] };

export function filesElsewhere(
  before: readonly CannedAttachment[],
  stored: readonly CannedAttachment[],
): FilesElsewhere {
  return { attached: namesWithout(stored, before), removed: namesWithout(before, stored) };
}

function namesWithout(files: readonly CannedAttachment[], others: readonly CannedAttachment[]): string[] {
  const ids = new Set(others.map(({ id }) => id));
  return files.filter(({ id }) => !ids.has(id)).map(({ filename }) => filename);
}

/** What all of them will have once it is saved. */
export function sumOf({ stored, removed, added }: CannedFiles): number {
  const kept = stored.filter(({ id }) => !removed.has(id)).map(({ sizeBytes }) => sizeBytes);
  return [...kept, ...added.map(({ file }) => file.size)].reduce((sum, bytes) => sum + bytes, 0);
}

export function isChanged(files: CannedFiles): boolean {
  return changesOf(files) > 0;
}

export function changesOf({ removed, added }: CannedFiles): number {
  return removed.size + added.length;
}

export function withState(files: CannedFiles, key: string, state: NewFile["state"]): CannedFiles {
  return { ...files, added: files.added.map((each) => (each.key === key ? { ...each, state } : each)) };
}
