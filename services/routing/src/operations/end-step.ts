import { idsNamed } from "@mailroom/action-flow/check-references";
import { unknownIntervalIds, indexAfter, type ActionList } from "../domain/action-list.ts";
import type { Account } from "../domain/account.ts";
import { unknownRun } from "../domain/flow-run.ts";
import { runFlow } from "../domain/run-flow.ts";
import type { WorkItem } from "../domain/work-item.ts";
import type { Stores, WithStores } from "./ports.ts";
import { settleFlow } from "./settle-flow.ts";

/**
 * The step's time is over and nobody took the item: on to the next step of the account's list, or to Unread Messages (X2).
 * An item that is being offered just now stays until that offer ends.
 */
export function makeEndStep(withStores: WithStores) {
  return (itemId: string): Promise<void> =>
    withStores(async (stores) => {
      const [item] = await stores.items.lock([itemId]);
      const now = await stores.now();
      if (item?.state !== "waiting" || item.actionIndex === null) return;
      if (item.stepEndsAt === null || item.stepEndsAt.getTime() > now.getTime()) return;
      if (await leaveStep(stores, item, { because: "Nobody took it in time.", now })) return;
      // behind the others: what cannot go on yet must not fill the timers' batches
      stores.items.save({ ...item, stepEndsAt: nextTry(now) }, now);
    });
}

const retryMs = 2_000;

/** When an item that cannot go on, because its list is not known in full, is looked at again. */
export function nextTry(now: Date): Date {
  return new Date(now.getTime() + retryMs);
}

/**
 * Takes an item on from the step at which it waits. It must be locked. False where that cannot be: it did not come there by
 * the list, or what the list names is not known yet.
 */
export async function leaveStep(
  stores: Stores,
  item: WorkItem,
  { because, now }: { readonly because: string; readonly now: Date },
): Promise<boolean> {
  if (item.actionIndex === null) return false;
  const account = await stores.accounts.find(item.accountId);
  const list = account === null ? null : await readActionList(stores, account);
  const interaction = await stores.interactions.lock(item.interactionId);
  if (account === null || list === null || interaction === null) return false;
  const run = (await stores.runs.find(interaction.id)) ?? unknownRun(item);
  const from = indexAfter(list.actions, { stepId: run.stepId, actionIndex: item.actionIndex });
  const flow = runFlow(run, from, list, { now });
  await settleFlow(stores, { interaction, account, item, flow, because }, now);
  return true;
}

/** The account's list with what it names; null where an interval's rules are still on their way. */
export async function readActionList(stores: Stores, account: Account): Promise<ActionList | null> {
  const actions = account.deletedAt === null ? account.actions : [];
  const [queueIds, agentIds, intervals] = await Promise.all([
    stores.queues.existing(idsNamed(actions, "queue")),
    stores.agents.employed(idsNamed(actions, "agent")),
    stores.intervals.list(idsNamed(actions, "interval")),
  ]);
  const list = { actions, queueIds, agentIds, intervals };
  return unknownIntervalIds(list).length > 0 ? null : list;
}
