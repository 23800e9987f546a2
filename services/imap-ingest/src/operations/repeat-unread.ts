import type { LedgerState } from "../domain/sync-plan.ts";
import { isSetUnread } from "../domain/unread-again.ts";
import { type IngestPorts, type IngestSession, proposeKeys } from "./ingest-page.ts";

/** `beginning`: the switch was turned on, and no look has been made since. */
export type Repeats = "off" | "beginning" | "on";

export type RepeatSession = Pick<IngestSession, "lease" | "mailbox" | "filter"> & { readonly repeats: Repeats };

/**
 * disableDuplicateCheck (S69): mails that somebody has set unread get a further row, their next generation, and are taken in
 * as new. What was unread before the switch was turned on does not count until it has been read. Answers UIDs to fetch.
 * @param unseen what SEARCH named, after every \Seen of ours was answered
 */
export async function repeatUnread(
  ports: Pick<IngestPorts, "ledger" | "makeKey">,
  session: RepeatSession,
  unseen: readonly number[],
  unreadAgain: readonly LedgerState[],
): Promise<readonly number[]> {
  const { lease, mailbox, filter } = session;
  const { numbering } = mailbox;
  switch (session.repeats) {
    case "off":
      return [];
    case "beginning": {
      // The filter may be another tomorrow: what it hides was unread before all the same.
      const all = filter.length === 0 ? unseen : await mailbox.searchUnseen([]);
      await ports.ledger.beginRepeats(lease, numbering, all);
      return [];
    }
    case "on": {
      const isUnseen = new Set(unseen);
      const read = (await ports.ledger.listUnreadBefore(lease, numbering)).filter((uid) => !isUnseen.has(uid));
      const asked = [...read, ...unreadAgain.filter((row) => !row.wasUnread).map(({ uid }) => uid)];
      if (asked.length === 0) return [];
      const flags = await mailbox.fetchFlags(asked);
      // a mail that is gone will not be unread again
      const settled = read.filter((uid) => flags.get(uid)?.flags.has("\\Seen") !== false);
      if (settled.length > 0) await ports.ledger.forgetUnreadBefore(lease, numbering, settled);
      const again = unreadAgain.filter((row) => isSetUnread(row, flags.get(row.uid))).map(({ uid }) => uid);
      return again.length === 0 ? [] : ports.ledger.beginGeneration(lease, numbering, proposeKeys(ports, again));
    }
  }
}
