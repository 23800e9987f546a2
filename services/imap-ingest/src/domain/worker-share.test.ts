import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type AccountLoad, chooseClaims, chooseReleases, type ShareFacts } from "./worker-share.ts";

const account = (accountId: string, load = 0, hostname = ""): AccountLoad => ({ accountId, load, hostname });
const facts = (changes: Partial<ShareFacts>): ShareFacts => ({
  ...{ nodeName: "one", workerCount: 1, all: [], mine: [], free: [] },
  ...changes,
});

describe("shares", () => {
  test("a single worker takes everything", () => {
    const all = [account("a", 5), account("b"), account("c", 100)];
    expect(chooseClaims(facts({ all, free: all })).sort()).toEqual(["a", "b", "c"]);
  });

  test("one of two workers takes the heaviest up to its half", () => {
    const all = [account("light", 1), account("heavy", 9), account("middle", 4)];
    expect(chooseClaims(facts({ workerCount: 2, all, free: all }))).toEqual(["heavy"]);
  });

  test("S43 a pinned account goes to its node, above any share, and to no other", () => {
    const all = [account("a", 50), account("pinned", 0, "one"), account("elsewhere", 0, "two")];
    const given = facts({ workerCount: 2, all, mine: [account("a", 50)], free: all.slice(1) });
    expect(chooseClaims(given)).toEqual(["pinned"]);
    expect(chooseReleases(facts({ all, mine: [account("elsewhere", 0, "two")] }))).toEqual(["elsewhere"]);
  });

  test("a worker gives up only above 1.25 of its share, the lightest first, and never below it", () => {
    const four = ["a", "b", "c", "d"].map((id) => account(id));
    expect(chooseReleases(facts({ workerCount: 2, all: four, mine: four }))).toEqual(["a", "b"]);
    const five = [...four, account("e")];
    expect(chooseReleases(facts({ workerCount: 2, all: five, mine: five.slice(0, 3) }))).toEqual([]);
    const heavy = [account("heavy", 100), account("light")];
    expect(chooseReleases(facts({ workerCount: 2, all: heavy, mine: [account("heavy", 100)] }))).toEqual([]);
  });

  test("whatever the loads, workers that claim in turn leave no account free", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { maxLength: 30 }), fc.integer({ min: 1, max: 6 }), (loads, workerCount) => {
        const all = loads.map((load, index) => account(String(index), load));
        let free = all;
        for (let worker = 0; worker < workerCount; worker += 1) {
          const claims = new Set(chooseClaims(facts({ workerCount, all, free })));
          free = free.filter(({ accountId }) => !claims.has(accountId));
        }
        expect(free).toEqual([]);
      }),
    );
  });
});
