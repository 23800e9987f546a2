/**
 * From the answer of SEARCH and the ledger to what is to be done. The ledger, not the flags, says what was taken in (F3):
 * a mail that another client has read meanwhile is still fetched, one that was set unread again is not (S68).
 */

import { headerFilterReason } from "./session-filter.ts";

/** What is known of a UID, of the mailbox as it is numbered now. */
export type LedgerState = {
  readonly uid: number;
  readonly outcome: "pending" | "message" | "quarantined" | "copy" | "skipped" | "parked" | "gone";
  readonly reason: string | null;
  /** Fetches begun so far. */
  readonly attempts: number;
  readonly attemptedAt: Date | null;
  readonly isSeenFlagged: boolean;
  /** CONDSTORE's mod-sequence after our STORE; null where the server told none. */
  readonly seenModseq: bigint | null;
  /** Was unread when unread marks began to count, and nobody has read it since. */
  readonly wasUnread: boolean;
};

export type SyncPlan = {
  /** Taken in before, \Seen not yet seen to stick: only flag it (a crash between commit and flag). */
  readonly flag: readonly number[];
  /** Skipped for a flag that may have gone. */
  readonly recheck: readonly number[];
  /** Skipped as read elsewhere, and unread now. */
  readonly readBefore: readonly number[];
  /** Skipped by a headers filter that may have changed since. */
  readonly refilter: readonly number[];
  /** Taken in and flagged, and unread all the same: somebody has set it so (S68, S69). */
  readonly unreadAgain: readonly LedgerState[];
  /** Tried too often: park. */
  readonly park: readonly number[];
  /** UIDs to fetch, in pages; those that failed before come last and one by one, so that others flow (F1, F2). */
  readonly pages: readonly (readonly number[])[];
};

/** One fetch command and one commit; small enough to hold the heads of its mails in memory. */
const pageSize = 50;
/** After so many begun fetches a mail is parked. */
export const maxAttempts = 5;
/** Before a failed mail is tried again; doubles with each attempt. */
const retryBaseMs = 2_000;

export const deletedReason = "deleted";
/** Somebody read it in another mail program before we saw it. */
export const alreadyReadReason = "already read";

/**
 * `unseen`: UIDs of SEARCH UNSEEN. `ledger`: the rows of these UIDs, and every pending row of the mailbox.
 */
export function planSync(unseen: readonly number[], ledger: readonly LedgerState[], now: Date): SyncPlan {
  const known = new Map(ledger.map((row) => [row.uid, row]));
  const isUnseen = new Set(unseen);
  const fresh = unseen.filter((uid) => !known.has(uid)).sort(ascending);
  const pending = ledger.filter((row) => row.outcome === "pending");
  const due = pending.filter((row) => row.attempts < maxAttempts && isDue(row, now));
  const once = due.filter((row) => row.attempts === 0).map((row) => row.uid);
  const failed = due.filter((row) => row.attempts > 0).sort((a, b) => a.attempts - b.attempts || a.uid - b.uid);
  return {
    flag: ledger.filter((row) => isUnseen.has(row.uid) && isTakenIn(row) && !row.isSeenFlagged).map((row) => row.uid),
    recheck: ledger.filter((row) => isUnseen.has(row.uid) && isSkippedFor(deletedReason, row)).map(({ uid }) => uid),
    readBefore: ledger
      .filter((row) => isUnseen.has(row.uid) && isSkippedFor(alreadyReadReason, row))
      .map(({ uid }) => uid),
    refilter: ledger
      .filter((row) => isUnseen.has(row.uid) && isSkippedFor(headerFilterReason, row))
      .map(({ uid }) => uid),
    unreadAgain: ledger.filter((row) => isUnseen.has(row.uid) && isTakenIn(row) && row.isSeenFlagged),
    park: pending.filter((row) => row.attempts >= maxAttempts && isDue(row, now)).map((row) => row.uid),
    pages: [...pagesOf([...once, ...fresh].sort(ascending)), ...failed.map((row) => [row.uid])],
  };
}

/** Cuts a list of UIDs into pages of the usual size. */
export function pagesOf(uids: readonly number[]): number[][] {
  const pages: number[][] = [];
  for (let start = 0; start < uids.length; start += pageSize) pages.push(uids.slice(start, start + pageSize));
  return pages;
}

function isDue({ attempts, attemptedAt }: LedgerState, now: Date): boolean {
  if (attempts <= 1 || attemptedAt === null) return true; // the first repetition is at once, mail by mail
  return now.getTime() >= attemptedAt.getTime() + retryBaseMs * 2 ** (attempts - 2);
}

function isTakenIn({ outcome }: LedgerState): boolean {
  return outcome === "message" || outcome === "quarantined" || outcome === "copy";
}

function isSkippedFor(why: string, { outcome, reason }: LedgerState): boolean {
  return outcome === "skipped" && reason === why;
}

function ascending(a: number, b: number): number {
  return a - b;
}
