import { nextQueueStep, queueIdsOf } from "../domain/action-list.ts";
import { type Decision, passedOverText } from "../domain/decision.ts";
import { routedTo } from "../domain/interaction.ts";
import type { WorkItem } from "../domain/work-item.ts";
import { announceEnded } from "./announce.ts";
import type { Stores, WithStores } from "./ports.ts";

/**
 * The queue step's time is over and nobody took the item: on to the next step of the account's list, or to Unread Messages
 * (X2). An item that is being offered just now stays until that offer ends.
 */
export function makeEndStep(withStores: WithStores) {
  return (itemId: string): Promise<void> =>
    withStores(async (stores) => {
      const [item] = await stores.items.lock([itemId]);
      const now = await stores.now();
      if (item?.state !== "waiting" || item.actionIndex === null) return;
      if (item.stepEndsAt === null || item.stepEndsAt.getTime() > now.getTime()) return;
      await leaveStep(stores, { ...item, actionIndex: item.actionIndex }, now);
    });
}

/** On to the next step, or out of routing. The item must be locked, its interaction not. */
export async function leaveStep(
  stores: Stores,
  item: WorkItem & { readonly actionIndex: number },
  now: Date,
): Promise<void> {
  const account = await stores.accounts.find(item.accountId);
  const interaction = await stores.interactions.lock(item.interactionId);
  if (account === null || interaction === null) return;
  const queueIds = await stores.queues.existing(queueIdsOf(account.actions));
  const { step, passedOver } = nextQueueStep(account.actions, { from: item.actionIndex + 1, queueIds, now });
  const known = { itemId: item.id, account: { id: account.id, version: account.version }, left: item.queueId };
  const inputs = { ...known, step, passedOver };
  if (step === null) {
    stores.items.save({ ...item, state: "closed" }, now);
    stores.interactions.save({ ...interaction, hasEnded: true });
    announceEnded(stores.events, interaction, "queue-timeout", now);
    const ended = "Nobody took it in time and the list of actions is at its end: it is in Unread Messages.";
    const summary = ended + passedOverText(passedOver);
    stores.decisions.add([{ interactionId: interaction.id, kind: "ended", summary, inputs }], now);
    return;
  }
  const begun = { round: item.round + 1, refusedBy: [], nextRoundAt: null, waitReason: null };
  stores.items.save({ ...item, ...step, ...begun }, now);
  stores.interactions.save(routedTo(interaction, step.queueId));
  const decision: Decision = {
    interactionId: interaction.id,
    kind: "queued",
    summary:
      `Nobody took it in time: on to queue ${step.queueId} by step ${step.actionIndex + 1} of the account's actions.` +
      passedOverText(passedOver),
    inputs,
  };
  stores.decisions.add([decision], now);
  stores.hints.dispatch([item.id]);
}
