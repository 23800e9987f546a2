import { describe, expect, test } from "@jest/globals";
import type { LedgerState } from "./sync-plan.ts";
import { isSetUnread } from "./unread-again.ts";

const row = (changes: Partial<LedgerState> = {}): LedgerState => ({
  ...{ uid: 7, outcome: "message", reason: null, attempts: 1, attemptedAt: null, isSeenFlagged: true },
  ...{ seenModseq: 10n, wasUnread: false },
  ...changes,
});
const unread = (modseq: bigint | null) => ({ flags: new Set(["\\Flagged"]), modseq });

describe("S69 a mail counts as set unread again", () => {
  test("only where the flag is gone in the FETCH too, and something changed after our STORE", () => {
    expect(isSetUnread(row(), unread(11n))).toBe(true);
    expect(isSetUnread(row(), unread(10n))).toBe(false);
    expect(isSetUnread(row(), { flags: new Set(["\\Seen"]), modseq: 11n })).toBe(false);
    expect(isSetUnread(row(), undefined)).toBe(false);
  });

  test("by the flag alone where the server has no mod-sequences", () => {
    expect(isSetUnread(row(), unread(null))).toBe(true);
    expect(isSetUnread(row({ seenModseq: null }), unread(11n))).toBe(true);
  });

  test("not where it was unread before the switch was turned on", () => {
    expect(isSetUnread(row({ wasUnread: true }), unread(11n))).toBe(false);
  });
});
