import { newInteraction } from "../domain/interaction.ts";
import type { Stores } from "./ports.ts";

/** A new interaction exists, or a closed one is open again. Its messages decide what is to be done. */
export async function openInteraction(
  stores: Stores,
  { interactionId, accountId }: { readonly interactionId: string; readonly accountId: string },
): Promise<void> {
  const known = await stores.interactions.lock(interactionId);
  if (known?.status === "open") return;
  const interaction = known ?? newInteraction(interactionId, accountId);
  await stores.interactions.save({ ...interaction, status: "open", hasEnded: false });
}
