import { describe, expect, test } from "@jest/globals";
import { type LedgerState, maxAttempts, planSync } from "./sync-plan.ts";

const now = new Date("2026-11-22T12:00:00Z");
const row = (uid: number, changes: Partial<LedgerState> = {}): LedgerState => ({
  ...{ uid, outcome: "message", reason: null, attempts: 1, attemptedAt: now, isSeenFlagged: true },
  ...{ seenModseq: null, wasUnread: false },
  ...changes,
});
const later = (ms: number) => new Date(now.getTime() + ms);

describe("planSync", () => {
  test("F5 every UID that SEARCH named is fetched once, oldest first, in pages", () => {
    const uids = Array.from({ length: 120 }, (_, index) => 120 - index);
    const { pages } = planSync(uids, [], now);
    expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
    expect(pages.flat()).toEqual(uids.toReversed());
  });

  test("S68 a saved mail that is unread again is neither fetched nor flagged", () => {
    const plan = planSync([7], [row(7)], now);
    expect(plan).toMatchObject({ flag: [], recheck: [], refilter: [], park: [], pages: [] });
    expect(plan.unreadAgain.map(({ uid }) => uid)).toEqual([7]);
  });

  test("a committed mail whose flag was lost in a crash is only flagged", () => {
    const plan = planSync(
      [7, 8],
      [row(7, { isSeenFlagged: false }), row(8, { outcome: "copy", isSeenFlagged: false })],
      now,
    );
    expect(plan).toMatchObject({ flag: [7, 8], pages: [] });
  });

  test("F3 a mail that somebody read before it was fetched is fetched all the same", () => {
    expect(planSync([], [row(9, { outcome: "pending", attempts: 0, attemptedAt: null })], now).pages).toEqual([[9]]);
  });

  test("F1 a mail that failed is repeated alone and after the others", () => {
    const pending = row(3, { outcome: "pending", attempts: 1 });
    expect(planSync([3, 4, 5], [pending], now).pages).toEqual([[4, 5], [3]]);
  });

  test("F29 further attempts wait, longer each time", () => {
    const pending = (attempts: number) => [row(3, { outcome: "pending", attempts })];
    expect(planSync([3], pending(2), later(1_000)).pages).toEqual([]);
    expect(planSync([3], pending(2), later(2_000)).pages).toEqual([[3]]);
    expect(planSync([3], pending(4), later(7_000)).pages).toEqual([]);
    expect(planSync([3], pending(4), later(8_000)).pages).toEqual([[3]]);
  });

  test("F2 after the last attempt a mail is parked, not fetched", () => {
    const plan = planSync([3], [row(3, { outcome: "pending", attempts: maxAttempts })], later(3_600_000));
    expect(plan).toMatchObject({ park: [3], pages: [] });
  });

  test("F8 a mail skipped for \\Deleted is looked at again, a parked one is not", () => {
    const ledger = [row(1, { outcome: "skipped", reason: "deleted" }), row(2, { outcome: "parked" })];
    expect(planSync([1, 2], ledger, now)).toMatchObject({ flag: [], recheck: [1], refilter: [], park: [], pages: [] });
  });

  test("F3 a mail that was read elsewhere is taken in once it is unread", () => {
    const ledger = [row(1, { outcome: "skipped", reason: "already read" })];
    expect(planSync([], ledger, now).readBefore).toEqual([]);
    expect(planSync([1], ledger, now)).toMatchObject({ readBefore: [1], recheck: [], refilter: [], pages: [] });
  });

  test("S66 a mail skipped by the headers filter is named, for the session to decide; backlog is not", () => {
    const ledger = [
      row(1, { outcome: "skipped", reason: "header filter" }),
      row(2, { outcome: "skipped", reason: "backlog" }),
    ];
    expect(planSync([1, 2], ledger, now)).toMatchObject({ flag: [], recheck: [], refilter: [1], park: [], pages: [] });
  });
});
