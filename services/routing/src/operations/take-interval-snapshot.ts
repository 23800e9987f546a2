import type { IntervalSnapshot } from "@mailroom/contracts/events/settings";
import type { Stores } from "./ports.ts";

/** Keeps the copy of working time and holidays that steps are judged by (X3). */
export async function takeIntervalSnapshot(stores: Stores, snapshot: IntervalSnapshot): Promise<void> {
  const { intervalId: id, version, name, zone, subsets, holidays, deleted: isDeleted } = snapshot;
  await stores.intervals.save({ id, version, name, rules: { zone, subsets, holidays }, isDeleted });
}
