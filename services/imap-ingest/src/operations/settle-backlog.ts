import { backlogReason } from "../domain/backlog.ts";
import type { LedgerState } from "../domain/sync-plan.ts";
import type { IngestPorts, IngestSession } from "./ingest-page.ts";

/** Rows written and dates asked for at a time. */
const pageSize = 500;

/**
 * At the first activation: unread mail received before `before` becomes a ledger row `skipped: backlog`, without being
 * fetched (X18). May be repeated after a crash: what has no final row yet is looked at again. Answers the UIDs it settled.
 */
export async function settleBacklog(
  ports: Pick<IngestPorts, "ledger" | "makeKey">,
  { lease, mailbox }: Pick<IngestSession, "lease" | "mailbox">,
  given: { readonly unseen: readonly number[]; readonly ledger: readonly LedgerState[]; readonly before: Date },
): Promise<ReadonlySet<number>> {
  const final = new Set(given.ledger.filter(({ outcome }) => outcome !== "pending").map(({ uid }) => uid));
  const open = given.unseen.filter((uid) => !final.has(uid));
  const settled = new Set<number>();
  for (let start = 0; start < open.length; start += pageSize) {
    const uids = open.slice(start, start + pageSize);
    const dates = await mailbox.fetchReceivedAt(uids);
    const old = uids.filter((uid) => {
      const receivedAt = dates.get(uid);
      return receivedAt !== undefined && receivedAt < given.before;
    });
    if (old.length === 0) continue;
    await ports.ledger.beginAttempts(
      lease,
      mailbox.numbering,
      old.map((uid) => ({ uid, messageKey: ports.makeKey() })),
    );
    const change = { uids: old, outcome: "skipped" as const, reason: backlogReason };
    await ports.ledger.markOutcome(lease, mailbox.numbering, change);
    for (const uid of old) settled.add(uid);
  }
  return settled;
}
