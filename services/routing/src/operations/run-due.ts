import type { DueList, WorkingSet } from "./ports.ts";

export type RunDueOptions = {
  readonly dueList: DueList;
  readonly workingSet: WorkingSet;
  readonly expireOffer: (offerId: string) => Promise<void>;
  readonly endStep: (itemId: string) => Promise<void>;
  readonly endWait: (itemId: string) => Promise<void>;
  readonly endStrandedWait: (itemId: string) => Promise<void>;
  readonly closeInactive: (interactionId: string) => Promise<void>;
  readonly announceLoad: (agentIds: readonly string[]) => Promise<void>;
  /** Look at these items; `missed`: nobody had proposed them. */
  readonly onDue: (itemIds: readonly string[], found: "due" | "missed") => void;
};

const batchSize = 100;

/** What Redis says is due by `now`: it only wakes, each transaction judges by the database's clock. */
export function makeRunDueFromRedis({ workingSet, expireOffer, endStep, endWait, onDue }: RunDueOptions) {
  return async (now: Date): Promise<void> => {
    const due = await workingSet.due(now, batchSize);
    if (due === null) return;
    for (const offerId of due.offerIds) await expireOffer(offerId);
    for (const itemId of due.itemIds) {
      await endStep(itemId);
      await endWait(itemId);
    }
    if (due.itemIds.length > 0) onDue(due.itemIds, "due");
    // Where Redis was early, the sweep is in time.
    workingSet.settleDue(due);
  };
}

/** The same from Postgres, and what nobody proposed: a lost hint or a lost Redis costs a second, never a mail. */
export function makeSweep({ dueList, expireOffer, endStep, endWait, onDue }: RunDueOptions) {
  return async (): Promise<void> => {
    for (const offerId of await dueList.expiredOffers(batchSize)) await expireOffer(offerId);
    for (const itemId of await dueList.endedSteps(batchSize)) await endStep(itemId);
    for (const itemId of await dueList.endedWaits(batchSize)) await endWait(itemId);
    const missed = await dueList.missed(batchSize);
    if (missed.length > 0) onDue(missed, "missed");
  };
}

/**
 * Interactions whose customer is silent. Minutes count here, so a look into Postgres now and then does, and Redis need not
 * know of every interaction that was answered.
 */
export function makeSweepInactive({ dueList, closeInactive }: RunDueOptions) {
  return async (): Promise<void> => {
    for (const interactionId of await dueList.inactive(batchSize)) await closeInactive(interactionId);
  };
}

/** Replies whose agent lost access: whatever took it from them, a queue, a link or an action, is found by what it left. */
export function makeSweepStranded({ dueList, endStrandedWait }: RunDueOptions) {
  return async (): Promise<void> => {
    for (const itemId of await dueList.strandedWaits(batchSize)) await endStrandedWait(itemId);
  };
}

/** Loads that a crash kept from being told. */
export function makeSweepLoads({ dueList, announceLoad }: RunDueOptions) {
  return async (): Promise<void> => {
    const stale = await dueList.staleLoads(batchSize);
    if (stale.length > 0) await announceLoad(stale);
  };
}
