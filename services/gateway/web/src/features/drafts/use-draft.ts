import { useEffect, useState, useSyncExternalStore } from "react";
import { DraftKeeper } from "./draft-keeper.ts";
import type { DraftSource } from "./draft-source.ts";

/**
 * What somebody is writing, and how it is kept. `autosaves` may become known later; a component that writes something else
 * needs another key.
 */
export function useDraft(makeSource: () => DraftSource, autosaves: boolean) {
  const [keeper] = useState(() => new DraftKeeper(makeSource()));
  const view = useSyncExternalStore(keeper.subscribe, keeper.view);
  useEffect(() => keeper.open(), [keeper]);
  useEffect(() => {
    keeper.setAutosave(autosaves);
  }, [keeper, autosaves]);
  return { keeper, ...view };
}
