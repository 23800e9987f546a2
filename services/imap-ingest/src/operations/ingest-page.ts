/**
 * One page of UIDs, from attempt to commit (ADR 5). Whatever fails in between leaves pending rows and
 * unreferenced blobs, nothing else.
 */
import type { HeaderFilter } from "@mailroom/header-filter/header-filter";
import { settlePage } from "../domain/settle-page.ts";
import { type PreparedMail, prepareMail } from "./prepare-mail.ts";
import { abandonFetch, startFetch, type StartedFetch } from "./start-fetch.ts";
import type {
  Attempt,
  BlobStore,
  EntryOutcome,
  FetchedMail,
  IsTestMail,
  Ledger,
  Lease,
  Mailbox,
  MailParser,
  Proposal,
  WithPageTransaction,
} from "./ports.ts";

export type IngestPorts = {
  readonly ledger: Ledger;
  readonly blobs: BlobStore;
  readonly parser: MailParser;
  readonly isTestMail: IsTestMail;
  readonly withPageTransaction: WithPageTransaction;
  /** A new message key (UUIDv7). */
  makeKey(): string;
};

export type IngestSession = {
  readonly lease: Lease;
  readonly mailbox: Mailbox;
  /** The account's address: mail from it is its own. */
  readonly ownAddress: string;
  /** When the account was activated for the first time, while mail of before may come (X18); else null. */
  readonly activatedAt: Date | null;
  /** What a mail must have to be taken in (S59 to S64). */
  readonly filter: HeaderFilter;
};

/** Mails of a page in memory at the same time, beyond what a session's socket holds. */
const preparedAtOnce = 8;

export type PreparedPage = {
  readonly mails: readonly PreparedMail[];
  /** Asked for, not there: to be searched once more. */
  readonly absent: readonly number[];
  /** UIDs of mails so long that they want pages of their own: the others of a page must not wait for them. */
  readonly long: readonly number[];
};

/** What a page is made of: its UIDs, or a FETCH that was started for them and the attempts that were begun meanwhile. */
export type PageSource = {
  readonly uids: readonly number[];
  readonly early: { readonly fetch: StartedFetch; readonly begun: readonly Attempt[] } | null;
};

/** Mails may come in before their attempts are committed; nothing looks into one before. */
export async function preparePage(
  ports: IngestPorts,
  session: IngestSession,
  { uids, early }: PageSource,
): Promise<PreparedPage> {
  const { lease, mailbox } = session;
  const { fetch, begun } = early ?? (await beginFetch(ports, session, uids));
  const attempts = new Map(begun.map((attempt) => [attempt.uid, attempt]));
  const { filter, ownAddress, activatedAt } = session;
  const context = { ...ports, mailbox, accountId: lease.accountId, ownAddress, activatedAt, filter };
  const running: Promise<PreparedMail>[] = [];
  const room = makeRoom(preparedAtOnce);
  const long: { mail: FetchedMail; attempt: Attempt }[] = [];
  for await (const mail of fetch.mails) {
    const attempt = attempts.get(mail.uid);
    if (attempt === undefined) continue; // an unasked-for answer, or one given twice
    attempts.delete(mail.uid);
    if (!mail.isWhole) {
      long.push({ mail, attempt }); // its rest needs further commands
      continue;
    }
    await room.enter(); // the server waits meanwhile
    const preparing = prepareMail(context, mail, attempt).finally(room.leave);
    preparing.catch(() => undefined); // awaited below, perhaps after another one failed
    running.push(preparing);
  }
  const mails = await Promise.all(running);
  const absent = [...attempts.keys()];
  if (uids.length > 1) {
    const put = long.map(({ mail }) => mail.uid);
    // it is no attempt at them to have seen how long they are
    if (put.length > 0) await ports.ledger.refundAttempts(lease, mailbox.numbering, put);
    return { mails: mails.sort((a, b) => a.uid - b.uid), absent, long: put };
  }
  for (const { mail, attempt } of long) mails.push(await prepareMail(context, mail, attempt));
  return { mails, absent, long: [] };
}

async function beginFetch(ports: IngestPorts, { lease, mailbox }: IngestSession, uids: readonly number[]) {
  const fetch = startFetch(mailbox, uids);
  return whileFetching(fetch, async () => {
    const begun = await ports.ledger.beginAttempts(lease, mailbox.numbering, proposeKeys(ports, uids));
    return { fetch, begun };
  });
}

/** Runs `work` beside the FETCH, which is taken to its end where it fails: the connection is of further use. */
export async function whileFetching<T>(fetch: StartedFetch, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await abandonFetch(fetch).catch(() => undefined); // `error` came first
    throw error;
  }
}

export function proposeKeys(ports: Pick<IngestPorts, "makeKey">, uids: readonly number[]): Proposal[] {
  return uids.map((uid) => ({ uid, messageKey: ports.makeKey() }));
}

/** Lets so many in at a time. */
function makeRoom(places: number): { readonly enter: () => Promise<void>; readonly leave: () => void } {
  const waiting: (() => void)[] = [];
  let free = places;
  return {
    async enter() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    leave() {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}

export type CommittedPage = {
  /** UIDs that are in the ledger for good and may be flagged. */
  readonly flag: readonly number[];
  /** Highest mod-sequence seen while fetching them. */
  readonly modseq: bigint | null;
  /** Messages announced. */
  readonly announced: number;
};

export async function commitPage(
  ports: IngestPorts,
  { lease, mailbox }: IngestSession,
  mails: readonly PreparedMail[],
): Promise<CommittedPage> {
  if (mails.length === 0) return { flag: [], modseq: null, announced: 0 };
  const messages = mails.filter((mail) => mail.kind === "message");
  const { numbering } = mailbox;
  const outcomes = await ports.withPageTransaction(lease, numbering, async (page) => {
    const rows = messages.map(({ row }) => row);
    const { inserted, seq } = await page.insertMessages(rows);
    const doubted = rows.filter(({ messageKey }) => !inserted.has(messageKey));
    const known = doubted.length === 0 ? [] : await page.listKnown(doubted.map(({ contentHash }) => contentHash));
    const settled = new Map(settlePage(rows, inserted, known, numbering).map((one) => [one.uid, one]));
    const outcomes = mails.map((mail): EntryOutcome => {
      if (mail.kind === "skipped") return { uid: mail.uid, outcome: mail.outcome, reason: mail.reason };
      const { uid, row } = mail;
      const settlement = settled.get(uid);
      if (settlement?.kind === "copy") return { uid, outcome: "copy", row, copyOf: settlement.copyOf };
      if (settlement?.kind === "rekeyed") return { uid, outcome: "rekeyed", row, messageKey: settlement.messageKey };
      return { uid, outcome: row.quarantine === null ? "message" : "quarantined", row };
    });
    const fresh = messages.filter(({ row }) => inserted.has(row.messageKey));
    page.recordOutcomes(outcomes, fresh.length);
    fresh.forEach(({ message }, index) => {
      page.announce(message, seq + 1 + index);
    });
    return outcomes;
  });
  await releaseUnused(ports.blobs, outcomes);
  return {
    flag: messages.map(({ uid }) => uid),
    modseq: messages.reduce<bigint | null>((high, { modseq }) => higher(high, modseq), null),
    announced: outcomes.filter(({ outcome }) => outcome === "message" || outcome === "quarantined").length,
  };
}

/** A copy's bytes are those of its original; the reference was only needed in case it was none. */
async function releaseUnused(blobs: BlobStore, outcomes: readonly EntryOutcome[]): Promise<void> {
  for (const outcome of outcomes) {
    if (outcome.outcome === "copy" || outcome.outcome === "rekeyed") {
      await blobs.release(`message:${outcome.row.messageKey}`);
    }
  }
}

function higher(a: bigint | null, b: bigint | null): bigint | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
