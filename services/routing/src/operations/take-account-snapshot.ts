import { accountPreferenceDefaults } from "@mailroom/contracts/account-preferences";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { WaitPolicy } from "../domain/wait.ts";
import { classOf } from "../domain/work-item.ts";
import { adjustWaits } from "./adjust-waits.ts";
import type { Stores } from "./ports.ts";

/**
 * Keeps the copy of an account that routing decides by. A change of `prioritizeReplies` re-files the replies that wait, one of
 * the waits gives them another deadline, one of the inactivity timeout moves when silent interactions are closed.
 */
export async function takeAccountSnapshot(stores: Stores, snapshot: AccountSnapshot): Promise<void> {
  const known = await stores.accounts.find(snapshot.accountId);
  const { accountId: id, version, key, active, prioritizeReplies, agentIds, actions } = snapshot;
  const deletedAt = snapshot.deletedAt === null ? null : new Date(snapshot.deletedAt);
  const pausesDuringDisposition = snapshot.pauseDuringDisposition ?? false;
  const waits = waitsOf(snapshot);
  const routed = { id, version, key, active, prioritizeReplies, agentIds, actions };
  const inactivityMinutes = snapshot.interactionInactivityTimeout ?? null;
  const account = { ...routed, waits, inactivityMinutes, pausesDuringDisposition, deletedAt };
  await stores.accounts.save(account);
  if (known === null) return;
  const now = await stores.now();
  if (known.prioritizeReplies !== prioritizeReplies) {
    await stores.items.reclass(id, classOf("reply", prioritizeReplies), now);
  }
  await adjustWaits(stores, known, account, now);
  if (known.inactivityMinutes !== inactivityMinutes) await stores.interactions.moveClosing(id, inactivityMinutes);
}

function waitsOf(snapshot: AccountSnapshot): WaitPolicy {
  const said = { ...accountPreferenceDefaults, ...snapshot };
  return {
    model: said.routingModel,
    agentSeconds: said.waitForAssignedAgent,
    timeoutAction: said.timeoutAction,
    legacyAgentSeconds: said.waitForAssignedAgentLegacy,
    legacyQueueSeconds: said.waitForAssignedQueue,
  };
}
