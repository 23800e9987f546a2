import { alreadyReadReason } from "../domain/sync-plan.ts";
import { type IngestPorts, type IngestSession, proposeKeys } from "./ingest-page.ts";

/** UIDs asked for and noted at a time: who moves an archive into the mailbox brings a hundred thousand in one moment. */
const pageSize = 1000;

/** Kept for a connection's life. */
export type ReadSearch = {
  /** Every UID up to it is in the ledger, or was searched for among the read ones; null before the first look. */
  searchedUid: number | null;
  /** The highest UID that the last look has met; null before it. */
  metUid: number | null;
};

export type ReadSearchSession = Pick<IngestSession, "lease" | "mailbox" | "filter"> & {
  readonly memory: { readonly readSearch: ReadSearch };
  /** The account's switch `ingestReadElsewhere`. */
  readonly takesRead: boolean;
};

export type ReadMail = {
  /** UIDs to fetch. */
  readonly take: readonly number[];
  /** Of what was found; 0 where nothing was. */
  readonly highestUid: number;
};

/**
 * Mail that came while the account was followed and was read in another client before SEARCH UNSEEN could name it (F3). It
 * becomes a row `skipped: already read`; with the account's switch it is to be fetched.
 *
 * The search begins behind what the look before the last one has met: such a UID existed before the last one asked for
 * unread mail, so that either that named it or this finds it.
 * @param unseen what SEARCH UNSEEN has named in this look, before
 */
export async function findReadMail(
  { ledger, makeKey }: Pick<IngestPorts, "ledger" | "makeKey">,
  { lease, mailbox, filter, takesRead, memory: { readSearch } }: ReadSearchSession,
  unseen: readonly number[],
): Promise<ReadMail> {
  const { numbering } = mailbox;
  readSearch.searchedUid ??= await ledger.findCursor(lease, numbering);
  if (readSearch.searchedUid === null) {
    // What was read before we came is nobody's loss.
    readSearch.searchedUid = await mailbox.findHighestUid();
    await ledger.saveCursor(lease, numbering, readSearch.searchedUid);
    return { take: [], highestUid: 0 };
  }
  const read = await mailbox.searchRead(readSearch.searchedUid + 1, filter);
  const isUnseen = new Set(unseen);
  const take: number[] = [];
  let highestUid = 0;
  for (let start = 0; start < read.length; start += pageSize) {
    const page = read.slice(start, start + pageSize);
    highestUid = Math.max(highestUid, ...page);
    const known = new Set((await ledger.listStates(lease, numbering, page)).map(({ uid }) => uid));
    const missed = page.filter((uid) => !known.has(uid) && !isUnseen.has(uid));
    if (takesRead) take.push(...missed);
    else if (missed.length > 0) {
      await ledger.noteSkipped(lease, numbering, proposeKeys({ makeKey }, missed), alreadyReadReason);
    }
  }
  return { take, highestUid };
}

/** After a look that has brought all it found into the ledger. */
export async function advanceReadSearch(
  { ledger }: Pick<IngestPorts, "ledger">,
  { lease, mailbox, memory: { readSearch } }: ReadSearchSession,
  highestUid: number,
): Promise<void> {
  const { metUid, searchedUid } = readSearch;
  if (metUid !== null && searchedUid !== null && metUid > searchedUid) {
    await ledger.saveCursor(lease, mailbox.numbering, metUid);
    readSearch.searchedUid = metUid;
  }
  readSearch.metUid = Math.max(metUid ?? 0, highestUid);
}
