import { expect, test } from "@jest/globals";
import { makeSweep } from "./run-due.ts";

/** Three offers have lapsed; the second cannot be ended. */
function sweepWith(failure: Error) {
  const done: string[] = [];
  const note = (id: string) => Promise.resolve(void done.push(id));
  const none = () => Promise.resolve([]);
  const options: Parameters<typeof makeSweep>[0] = {
    dueList: {
      expiredOffers: () => Promise.resolve(["offer 1", "offer 2", "offer 3"]),
      endedSteps: () => Promise.resolve(["step"]),
      endedWaits: () => Promise.resolve(["wait"]),
      ...{ strandedWaits: none, inactive: none, missed: () => Promise.resolve(["missed"]), staleLoads: none },
    },
    expireOffer: (id) => (id === "offer 2" ? Promise.reject(failure) : note(id)),
    ...{ endStep: note, endWait: note },
    onDue: (ids) => void done.push(...ids),
    isAway: (error) => error instanceof Error && error.message === "away",
  };
  return { done, sweep: makeSweep(options) };
}

test("S81 one that keeps failing keeps nothing behind it from its turn, and is told of", async () => {
  const { done, sweep } = sweepWith(new Error("broken row"));
  await expect(sweep()).rejects.toThrow("1 of what was due failed");
  expect(done).toEqual(["offer 1", "offer 3", "step", "wait", "missed"]);
});

test("where the database does not answer nothing else is tried", async () => {
  const { done, sweep } = sweepWith(new Error("away"));
  await expect(sweep()).rejects.toThrow("away");
  expect(done).toEqual(["offer 1"]);
});
