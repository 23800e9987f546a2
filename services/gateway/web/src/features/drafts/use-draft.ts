import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { DraftKeeper } from "./draft-keeper.ts";
import { draftListKey } from "./draft-list-query.ts";
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
  const client = useQueryClient();
  const kind = view.state.kind === "saved" || view.state.kind === "nothing" ? view.state.kind : null;
  useEffect(() => {
    // one more, or one less, in the list of drafts
    if (kind !== null) void client.invalidateQueries({ queryKey: draftListKey });
  }, [client, kind]);
  return { keeper, ...view };
}
