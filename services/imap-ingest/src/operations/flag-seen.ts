import type { Ledger, Lease, Mailbox } from "./ports.ts";

/**
 * Sets \Seen on mails whose rows are committed, and notes it once the server shows the flag. Repeating it is harmless, so
 * a crash at any point only means that it is done again (ADR 5).
 */
export async function flagSeen(
  ledger: Ledger,
  session: { readonly lease: Lease; readonly mailbox: Mailbox },
  uids: readonly number[],
  unchangedSince: bigint | null,
): Promise<void> {
  const { lease, mailbox } = session;
  const flagged = await mailbox.addSeen(uids, unchangedSince);
  if (flagged.length > 0) await ledger.markFlagged(lease, mailbox.numbering, flagged);
}
