import type { Interaction } from "../domain/interaction.ts";
import { classOf, type WorkItem } from "../domain/work-item.ts";
import { announceEnded, announceHolder } from "./announce.ts";
import { leaveStep } from "./end-step.ts";
import type { Stores } from "./ports.ts";
import { closeItem } from "./withdraw-offers.ts";

/**
 * An agent who is gone holds nothing (S79): what waits for them, or waits for their answer, goes back to the last queue,
 * or, without one, to Unread Messages (S82, S83). The agent's row must be locked.
 */
export async function releaseWork(stores: Stores, agentId: string, now: Date): Promise<void> {
  const waiting = await stores.items.lock(await stores.items.listOpenFor(agentId));
  for (const item of waiting) {
    // An Agent step of the account's list: the list goes on.
    if (await leaveStep(stores, item, { because: `Agent ${agentId} is gone.`, now })) continue;
    await closeItem(stores, item, "agent-gone", now);
    const interaction = await stores.interactions.lock(item.interactionId);
    if (interaction !== null) await release(stores, interaction, now);
  }
  for (const interactionId of await stores.interactions.listHeldBy(agentId)) {
    const interaction = await stores.interactions.lock(interactionId);
    if (interaction?.holderId === agentId) await release(stores, interaction, now);
  }
}

async function release(stores: Stores, before: Interaction, now: Date): Promise<void> {
  const free: Interaction = { ...before, holderId: null, managerId: null };
  if (before.holderId !== null) announceHolder(stores.events, free, { queueId: null, cause: "released", at: now });
  // The customer has the last word already: the next message will find the way.
  if (before.unansweredSince === null) {
    stores.interactions.save(free);
    return;
  }
  const item = await sendBack(stores, free, before.unansweredSince, now);
  const after = item === null ? { ...free, hasEnded: true } : free;
  stores.interactions.save(after);
  if (item === null) announceEnded(stores.events, after, "agent-gone", now);
  else stores.hints.dispatch([item.id]);
  const kind = item === null ? "ended" : "sent-back";
  const summary =
    item === null
      ? "The agent is gone and no queue is left to go back to: it is in Unread Messages."
      : `The agent is gone: back to queue ${String(item.queueId)}.`;
  const inputs = { formerAgentId: before.holderId ?? before.managerId, queueId: item?.queueId ?? null };
  stores.decisions.add([{ interactionId: before.id, kind, summary, inputs }], now);
}

async function sendBack(stores: Stores, interaction: Interaction, since: Date, now: Date): Promise<WorkItem | null> {
  const { id: interactionId, accountId, lastQueueId: queueId } = interaction;
  if (queueId === null || !(await stores.queues.existing([queueId])).has(queueId)) return null;
  const account = await stores.accounts.find(accountId);
  return stores.items.add(
    {
      interactionId,
      accountId,
      kind: "reply",
      queueId,
      agentId: null,
      class: classOf("reply", account?.prioritizeReplies ?? false),
      receivedAt: since,
      actionIndex: null,
      stepEndsAt: null,
      waitsSince: null,
      waitEndsAt: null,
    },
    now,
  );
}
