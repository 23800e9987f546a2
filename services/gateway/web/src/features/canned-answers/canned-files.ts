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

/** What all of them will have once it is saved. */
export function sumOf({ stored, removed, added }: CannedFiles): number {
  const kept = stored.filter(({ id }) => !removed.has(id)).map(({ sizeBytes }) => sizeBytes);
  return [...kept, ...added.map(({ file }) => file.size)].reduce((sum, bytes) => sum + bytes, 0);
}

export function isChanged({ removed, added }: CannedFiles): boolean {
  return removed.size > 0 || added.length > 0;
}

export function withState(files: CannedFiles, key: string, state: NewFile["state"]): CannedFiles {
  return { ...files, added: files.added.map((each) => (each.key === key ? { ...each, state } : each)) };
}
