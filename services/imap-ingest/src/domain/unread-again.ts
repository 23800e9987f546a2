import type { LedgerState } from "./sync-plan.ts";

/** What the server says of a mail's flags. `modseq`: null where it has no CONDSTORE (RFC 7162). */
export type FlagState = { readonly flags: ReadonlySet<string>; readonly modseq: bigint | null };

/**
 * Whether a mail that was taken in has been set unread by somebody since (S69). A SEARCH may lag behind our own STORE: the
 * flags are asked for once more, and where mod-sequences exist, something must have changed after our STORE.
 */
export function isSetUnread(row: LedgerState, now: FlagState | undefined): boolean {
  if (row.wasUnread || now === undefined || now.flags.has("\\Seen")) return false;
  return row.seenModseq === null || now.modseq === null || now.modseq > row.seenModseq;
}
