import { newInteraction } from "../domain/interaction.ts";
import type { Stores } from "./ports.ts";

/** A new interaction exists, or a closed one is open again. Its messages decide what is to be done. */
export function openInteraction(
  { interactions }: Stores,
  { interactionId, accountId }: { readonly interactionId: string; readonly accountId: string },
): void {
  interactions.open(newInteraction(interactionId, accountId));
}
