import { useEffect, useRef } from "react";
import type { Interaction } from "../../api/resources.ts";
import { useSetReadState } from "./interaction-changes.ts";

/** Opening is reading: once for each visit, so that "Mark unread" stays what the person said. */
export function useMarkRead(interaction: Interaction | undefined): void {
  const { mutate } = useSetReadState(interaction?.id ?? "");
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (interaction === undefined || done.current === interaction.id) return;
    done.current = interaction.id;
    if (interaction.unread) mutate(false);
  }, [interaction, mutate]);
}
