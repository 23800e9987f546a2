import { DomainError } from "@mailroom/contracts/domain-error";
import { type Interaction } from "../domain/interaction.ts";
import { type AfterWait, afterWait, freed, sendBack, waitEndOf, type WaitCause } from "../domain/wait.ts";
import { decisionAfterWait } from "../domain/wait-decision.ts";
import { isOpen, type WorkItem } from "../domain/work-item.ts";
import { announceEnded, announceHolder } from "./announce.ts";
import { leaveStep, nextTry } from "./end-step.ts";
import type { Stores, WithStores } from "./ports.ts";
import { withdrawOffersOf } from "./withdraw-offers.ts";

/**
 * The time in which a reply waits for its agent is over: the account's timeout action runs, once (S81). Judged under the
 * item's lock by the database's clock, so it does not matter who calls it, how often, or after which restart. The agent's own
 * open offer is taken back; only acceptance is quicker than the deadline. In the agent's queue (S74) an offer is let end first.
 */
export function makeEndWait(withStores: WithStores) {
  return async (itemId: string): Promise<void> => {
    try {
      await withStores((stores) => endWait(stores, itemId));
    } catch (error) {
      // Nothing of it is kept. The timers look again every second, and must reach those behind it.
      if (!(error instanceof DomainError && error.code === intervalUnknown)) throw error;
    }
  };
}

async function endWait(stores: Stores, itemId: string): Promise<void> {
  const [item] = await stores.items.lock([itemId]);
  const now = await stores.now();
  if (item === undefined || !isOpen(item) || (item.state === "offered" && item.agentId === null)) return;
  if (item.waitEndsAt === null || item.waitEndsAt.getTime() > now.getTime()) return;
  await leaveWait(stores, item, "over", now);
}

/** An agent who serves the account no longer holds nothing: what waits for them goes back at once (S79). */
export function makeEndStrandedWait(withStores: WithStores) {
  return (itemId: string): Promise<void> =>
    withStores(async (stores) => {
      const [item] = await stores.items.lock([itemId]);
      if (item === undefined || !isOpen(item) || item.waitsSince === null || item.agentId === null) return;
      await leaveWait(stores, item, "access-lost", await stores.now());
    });
}

/** What becomes of a reply whose wait is over or whose agent has passed. The item must be locked, its interaction not. */
export async function leaveWait(stores: Stores, item: WorkItem, cause: WaitCause, now: Date): Promise<void> {
  const account = await stores.accounts.find(item.accountId);
  if (account === null) return;
  const endsAt = waitEndOf(account.waits, item);
  if (cause === "over" && (endsAt === null || endsAt.getTime() > now.getTime())) {
    // the account's waits were changed while the deadline was being met
    stores.items.save({ ...item, waitEndsAt: endsAt }, now);
    return;
  }
  await withdrawOffersOf(stores, item, "wait-ended", now);
  const interaction = await stores.interactions.lock(item.interactionId);
  if (interaction === null) return;
  const { lastQueueId } = interaction;
  const queueIds = await stores.queues.existing(lastQueueId === null ? [] : [lastQueueId]);
  const outcome = afterWait(cause, account.waits, { ...item, lastQueueId, queueIds });
  const decision = decisionAfterWait(outcome, { item, account, cause });
  if (decision !== null) stores.decisions.add([decision], now);
  switch (outcome.kind) {
    case "stays":
      return;
    case "sent-back":
      release(stores, interaction, { ...interaction, holderId: null }, now);
      stores.items.save(sendBack(item, { queueId: outcome.queueId, cause, policy: account.waits }, now), now);
      stores.hints.dispatch([item.id]);
      return;
    case "ended":
      endRouting(stores, { item, interaction, reason: outcome.reason }, now);
      return;
    case "actions":
      release(stores, interaction, { ...interaction, holderId: null }, now);
      await beginList(stores, { ...freed(item), ...noWait, actionIndex: beforeFirst }, { cause, now });
      return;
  }
}

const intervalUnknown = "interval-unknown";

/**
 * On to the account's list. Where an interval of it is still on its way, a rejection counts all the same: the item stands
 * before the list, with nobody, until it can go on. A wait that is over just is not ended yet.
 *
 * @throws DomainError `interval-unknown` (unavailable)
 */
async function beginList(
  stores: Stores,
  item: WorkItem,
  { cause, now }: { readonly cause: WaitCause; readonly now: Date },
): Promise<void> {
  const because = cause === "rejected" ? "Its agent passed." : "Nobody took it in time.";
  if (await leaveStep(stores, item, { because, now })) return;
  if (cause === "rejected") {
    stores.items.save({ ...item, queueId: null, stepEndsAt: nextTry(now) }, now);
    return;
  }
  throw new DomainError(intervalUnknown, "unavailable", "Not yet here: an interval of the account's actions.");
}

const noWait = { waitsSince: null, waitEndsAt: null };
/** The step behind it is the list's first. */
const beforeFirst = -1;

type Ended = {
  readonly item: WorkItem;
  readonly interaction: Interaction;
  readonly reason: Extract<AfterWait, { kind: "ended" }>["reason"];
};

/** S85: nobody owns it any more; later mail joins it in Unread Messages. */
function endRouting(stores: Stores, { item, interaction, reason }: Ended, now: Date): void {
  const after = { ...interaction, holderId: null, managerId: null, hasEnded: true };
  stores.items.save({ ...item, state: "closed" }, now);
  release(stores, interaction, after, now);
  announceEnded(stores.events, after, reason, now);
}

function release(stores: Stores, before: Interaction, after: Interaction, now: Date): void {
  stores.interactions.save(after);
  if (before.holderId === null) return;
  announceHolder(stores.events, after, { queueId: null, cause: "released", at: now });
  stores.hints.load([before.holderId]);
}
