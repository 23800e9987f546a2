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
  /** The database gave no answer: it is not the item's fault. */
  readonly isAway: (error: unknown) => boolean;
  /** Look at these items; `missed`: nobody had proposed them. */
  readonly onDue: (itemIds: readonly string[], found: "due" | "missed") => void;
};

type SweepOptions = Omit<RunDueOptions, "workingSet" | "endStrandedWait" | "closeInactive" | "announceLoad">;

const batchSize = 100;

/**
 * Runs what is due, each for itself: one that fails keeps nobody behind it waiting. Where the database does not answer nothing
 * else is tried.
 */
function makeApart({ isAway }: Pick<RunDueOptions, "isAway">) {
  const failures: unknown[] = [];
  return {
    async each(ids: readonly string[], run: (id: string) => Promise<void>): Promise<void> {
      for (const id of ids) {
        try {
          await run(id);
        } catch (error) {
          if (isAway(error)) throw error;
          failures.push(error);
        }
      }
    },
    /** @throws AggregateError of what has failed; it is due again with the next look */
    tell(): void {
      if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of what was due failed`);
    },
  };
}

/** What Redis says is due by `now`: it only wakes, each transaction judges by the database's clock. */
export function makeRunDueFromRedis(options: RunDueOptions) {
  const { workingSet, expireOffer, endStep, endWait, onDue } = options;
  return async (now: Date): Promise<void> => {
    const due = await workingSet.due(now, batchSize);
    if (due === null) return;
    const apart = makeApart(options);
    await apart.each(due.offerIds, expireOffer);
    await apart.each(due.itemIds, async (itemId) => {
      await endStep(itemId);
      await endWait(itemId);
    });
    if (due.itemIds.length > 0) onDue(due.itemIds, "due");
    // Where Redis was early, or one of them failed, the sweep is in time.
    workingSet.settleDue(due);
    apart.tell();
  };
}

/** The same from Postgres, and what nobody proposed: a lost hint or a lost Redis costs a second, never a mail. */
export function makeSweep(options: SweepOptions) {
  const { dueList, expireOffer, endStep, endWait, onDue } = options;
  return async (): Promise<void> => {
    const apart = makeApart(options);
    await apart.each(await dueList.expiredOffers(batchSize), expireOffer);
    await apart.each(await dueList.endedSteps(batchSize), endStep);
    await apart.each(await dueList.endedWaits(batchSize), endWait);
    const missed = await dueList.missed(batchSize);
    if (missed.length > 0) onDue(missed, "missed");
    apart.tell();
  };
}

/**
 * Interactions whose customer is silent. Minutes count here, so a look into Postgres now and then does, and Redis need not
 * know of every interaction that was answered.
 */
export function makeSweepInactive(options: RunDueOptions) {
  const { dueList, closeInactive } = options;
  return async (): Promise<void> => {
    const apart = makeApart(options);
    await apart.each(await dueList.inactive(batchSize), closeInactive);
    apart.tell();
  };
}

/** Replies whose agent lost access: whatever took it from them, a queue, a link or an action, is found by what it left. */
export function makeSweepStranded(options: RunDueOptions) {
  const { dueList, endStrandedWait } = options;
  return async (): Promise<void> => {
    const apart = makeApart(options);
    await apart.each(await dueList.strandedWaits(batchSize), endStrandedWait);
    apart.tell();
  };
}

/** Loads that a crash kept from being told. */
export function makeSweepLoads({ dueList, announceLoad }: RunDueOptions) {
  return async (): Promise<void> => {
    const stale = await dueList.staleLoads(batchSize);
    if (stale.length > 0) await announceLoad(stale);
  };
}
