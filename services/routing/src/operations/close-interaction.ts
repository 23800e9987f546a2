import type { Decision } from "../domain/decision.ts";
import { withWord } from "../domain/inactivity.ts";
import { newInteraction } from "../domain/interaction.ts";
import { announceHolder } from "./announce.ts";
import type { Stores } from "./ports.ts";
import { closeItem } from "./withdraw-offers.ts";

/** Nobody waits any longer: the item ends, offers are taken back, the agent's place is free. Who managed it is remembered. */
export async function closeInteraction(
  stores: Stores,
  closed: { readonly interactionId: string; readonly accountId: string; readonly closedBy: string },
): Promise<void> {
  const item = await stores.items.lockOpen(closed.interactionId);
  const now = await stores.now();
  if (item !== null) await closeItem(stores, item, "interaction-closed", now);
  stores.dispositionPauses.endAllOf(closed.interactionId, now);
  const known = await stores.interactions.lock(closed.interactionId);
  stores.runs.remove(closed.interactionId);
  const before = known ?? newInteraction(closed.interactionId, closed.accountId);
  const ended = { holderId: null, unansweredSince: null, hasEnded: false };
  const after = { ...withWord(before), ...ended, status: "closed" as const };
  stores.interactions.save(after);
  if (before.holderId !== null) {
    announceHolder(stores.events, after, { queueId: before.lastQueueId, cause: "closed", at: now });
    stores.hints.load([before.holderId]);
    stores.hints.dispatch([]);
  }
  if (item === null && before.holderId === null) return;
  const decision: Decision = {
    interactionId: after.id,
    kind: "closed",
    summary: "The interaction was closed.",
    inputs: { closedBy: closed.closedBy, itemId: item?.id ?? null, holderId: before.holderId },
  };
  stores.decisions.add([decision], now);
}
