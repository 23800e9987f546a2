import { useCallback, useState } from "react";
import type { AccountDraft } from "./account-draft.ts";
import { changedFields } from "./changes.ts";
import type { DraftPath } from "./edit-field.ts";

/** Which fields differ from the stored account, and how many. Renders anew only when that set changes, not with every key. */
export function useChanges(): {
  readonly changed: ReadonlySet<DraftPath>;
  readonly compare: (base: AccountDraft, draft: AccountDraft) => number;
} {
  const [changed, setChanged] = useState<ReadonlySet<DraftPath>>(new Set());
  const compare = useCallback((base: AccountDraft, draft: AccountDraft) => {
    const next = new Set(changedFields(base, draft).map(({ path }) => path));
    setChanged((before) => (isSameSet(before, next) ? before : next));
    return next.size;
  }, []);
  return { changed, compare };
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((path) => other.has(path));
}
