/**
 * Brings the mailbox's unread mail into the ledger: search, plan, page by page. The next page is fetched and parsed while
 * the one before is committed.
 */
import { DomainError } from "@mailroom/contracts/domain-error";
import { pagesOf, planSync, type SyncPlan } from "../domain/sync-plan.ts";
import {
  commitPage,
  type IngestPorts,
  type IngestSession,
  type PageSource,
  type PreparedPage,
  preparePage,
  proposeKeys,
  whileFetching,
} from "./ingest-page.ts";
import type { BegunStates, Clock } from "./ports.ts";
import { advanceReadSearch, findReadMail, type ReadSearch } from "./find-read-mail.ts";
import { type Repeats, repeatUnread } from "./repeat-unread.ts";
import { startFetch } from "./start-fetch.ts";
import { settleBacklog } from "./settle-backlog.ts";

export type SyncPorts = IngestPorts & { readonly clock: Clock };

/** What a session remembers from one call to the next, as long as its connection lasts. */
export type SyncMemory = {
  /** Of the UIDs that were dealt with; null before the first call has done its work. */
  highestUid: number | null;
  readonly readSearch: ReadSearch;
};

/** More at once are a backlog, in which a round trip counts for nothing. */
const mostFetchedEarly = 8;

export type SyncSession = IngestSession & {
  readonly memory: SyncMemory;
  /** Mail received before is backlog and skipped (X18); null: the backlog is dealt with, or wanted. */
  readonly backlogBefore: Date | null;
  /** Whether mail that was set unread is taken in anew (S69). */
  readonly repeats: Repeats;
  /** Whether mail that was read elsewhere first is taken in. */
  readonly takesRead: boolean;
  /** Sets \Seen on committed mail; off the way of what comes next. */
  flagLater(uids: readonly number[], unchangedSince: bigint | null): void;
  /** After each commit that announced messages. */
  onCommitted(announced: number): void;
  /** A mail that failed by itself; others go on. */
  reportMailFailure(uid: number, error: unknown): void;
};

export type SyncResult = {
  /** Some mail has to be tried again soon. */
  readonly isUnfinished: boolean;
};

/** @throws DomainError `unavailable` or `lease-lost`: nothing is lost, the next call goes on from the ledger. */
export async function syncMailbox(ports: SyncPorts, session: SyncSession): Promise<SyncResult> {
  const { lease, mailbox } = session;
  const found = await mailbox.searchUnseen(session.filter);
  const { early, states } = await readLedger(ports, session, found);
  const begun = new Set(early?.begun.map(({ uid }) => uid));
  // While a FETCH is under way the connection takes no other command; what is fetched early is no backlog.
  const { backlogBefore: before } = session;
  const isBacklog = before !== null && early === null;
  const backlog = isBacklog
    ? await settleBacklog(ports, session, { unseen: found, ledger: states, before })
    : new Set();
  const unseen = found.filter((uid) => !begun.has(uid) && !backlog.has(uid));
  const ledger = states.filter(({ uid }) => !backlog.has(uid));
  const plan = planSync(unseen, ledger, ports.clock.now());
  if (plan.park.length > 0) {
    const change = { uids: plan.park, outcome: "parked" as const, reason: "every attempt to take it in failed" };
    await ports.ledger.markOutcome(lease, mailbox.numbering, change);
  }
  const isFirst = session.memory.highestUid === null;
  const left = isFirst ? await ports.ledger.listUnflagged(lease, mailbox.numbering) : [];
  for (const uids of pagesOf([...new Set([...plan.flag, ...left])])) session.flagLater(uids, null);
  const first = early === null ? [] : [{ uids: [...begun], early }];
  let highestUid = found.at(-1) ?? 0;
  const later = async () => {
    const read = await findReadMail(ports, session, found);
    highestUid = Math.max(highestUid, read.highestUid);
    return [...plan.pages, ...pagesOf([...read.take, ...(await returning(ports, session, { found, plan, isFirst }))])];
  };
  const result = await ingestPages(ports, session, first, later);
  await advanceReadSearch(ports, session, highestUid);
  session.memory.highestUid = Math.max(session.memory.highestUid ?? 0, found.at(-1) ?? 0);
  const waiting = ledger.filter(({ outcome }) => outcome === "pending").length - plan.park.length;
  return { isUnfinished: result.failed > 0 || waiting > plan.pages.flat().length };
}

type Found = { readonly found: readonly number[]; readonly plan: SyncPlan; readonly isFirst: boolean };

/** UIDs with a final row that are wanted after all. */
async function returning(ports: SyncPorts, session: SyncSession, { found, plan, isFirst }: Found): Promise<number[]> {
  const again = await repeatUnread(ports, session, found, plan.unreadAgain);
  const unread = await reopen(ports, session, plan.readBefore);
  const undeleted = await reopenUndeleted(ports, session, plan.recheck);
  // A session begins anew when the filter changes.
  const refiltered = isFirst ? await reopen(ports, session, plan.refilter) : [];
  return [...again, ...unread, ...undeleted, ...refiltered];
}

type Reading = BegunStates & { readonly early: NonNullable<PageSource["early"]> | null };

/**
 * What the ledger knows of these UIDs. A few that are higher than all before are taken for new: their FETCH goes out, and
 * their attempts are begun, in the same moment. The ledger has the last word.
 */
async function readLedger(ports: SyncPorts, session: SyncSession, unseen: readonly number[]): Promise<Reading> {
  const { lease, mailbox, memory } = session;
  const { numbering } = mailbox;
  const { highestUid } = memory;
  const isNew = highestUid !== null && unseen.length > 0 && unseen.every((uid) => uid > highestUid);
  if (!isNew || unseen.length > mostFetchedEarly) {
    return { early: null, begun: [], states: await ports.ledger.listStates(lease, numbering, unseen) };
  }
  const fetch = startFetch(mailbox, unseen);
  return whileFetching(fetch, async () => {
    const answer = await ports.ledger.beginNew(lease, numbering, proposeKeys(ports, unseen));
    return { ...answer, early: { fetch, begun: answer.begun } };
  });
}

/** A mail skipped for \Deleted is taken in once the flag is gone. */
async function reopenUndeleted(
  ports: SyncPorts,
  session: SyncSession,
  uids: readonly number[],
): Promise<readonly number[]> {
  if (uids.length === 0) return [];
  const flags = await session.mailbox.fetchFlags(uids);
  const undeleted = uids.filter((uid) => flags.get(uid)?.flags.has("\\Deleted") === false);
  return reopen(ports, session, undeleted);
}

async function reopen(
  { ledger }: SyncPorts,
  { lease, mailbox }: SyncSession,
  uids: readonly number[],
): Promise<readonly number[]> {
  if (uids.length > 0) await ledger.markOutcome(lease, mailbox.numbering, { uids, outcome: "pending", reason: null });
  return uids;
}

type Tally = { failed: number };

/** `later`: pages that need further commands to be named; asked for once the mails of `first` are here. */
async function ingestPages(
  ports: SyncPorts,
  session: SyncSession,
  first: readonly PageSource[],
  later: () => Promise<readonly (readonly number[])[]>,
): Promise<Tally> {
  const tally: Tally = { failed: 0 };
  const long: number[] = [];
  let committing: Promise<void> = Promise.resolve();
  for await (const source of sources(first, later, long)) {
    const { uids } = source;
    // Both are awaited whatever becomes of the other: a page left running would meet the next command.
    const [prepared, committed] = await Promise.allSettled([prepare(ports, session, source), committing]);
    if (committed.status === "rejected") {
      await refundOutage(ports, session, uids, committed.reason);
      throw committed.reason;
    }
    if (prepared.status === "fulfilled") {
      const page = prepared.value;
      long.push(...page.long);
      const settled = uids.filter((uid) => !page.long.includes(uid));
      committing = finish(ports, session, { uids: settled, page, tally });
      committing.catch(() => undefined); // awaited with the next page, or below
    } else {
      await repeatSingly(ports, session, { uids, tally }, prepared.reason);
    }
  }
  await committing;
  return tally;
}

/** `long` grows while the pages are read. */
async function* sources(
  first: readonly PageSource[],
  later: () => Promise<readonly (readonly number[])[]>,
  long: number[],
): AsyncGenerator<PageSource, void, undefined> {
  yield* first;
  for (const uids of await later()) yield { uids, early: null };
  for (let uid = long.shift(); uid !== undefined; uid = long.shift()) yield { uids: [uid], early: null };
}

async function prepare(ports: SyncPorts, session: SyncSession, source: PageSource): Promise<PreparedPage> {
  const { uids } = source;
  try {
    return await preparePage(ports, session, source);
  } catch (error) {
    await refundOutage(ports, session, uids, error);
    throw error;
  }
}

/**
 * What our own storage fails at is no attempt at a mail. What the server breaks at may well be one of these: it counts, and
 * next time each of them comes by itself.
 */
async function refundOutage(
  { ledger }: SyncPorts,
  { lease, mailbox }: SyncSession,
  uids: readonly number[],
  error: unknown,
): Promise<void> {
  if (!isOutage(error) || isServerBroken(error)) return;
  await ledger.refundAttempts(lease, mailbox.numbering, uids).catch(() => undefined);
}

type PageWork = { readonly uids: readonly number[]; readonly tally: Tally };

async function finish(
  ports: SyncPorts,
  session: SyncSession,
  work: PageWork & { readonly page: PreparedPage },
): Promise<void> {
  const { page, tally, uids } = work;
  try {
    const committed = await commitPage(ports, session, page.mails);
    if (committed.announced > 0) session.onCommitted(committed.announced);
    if (committed.flag.length > 0) session.flagLater(committed.flag, committed.modseq);
  } catch (error) {
    await refundOutage(ports, session, uids, error);
    await repeatSingly(ports, session, { uids, tally }, error);
    return;
  }
  if (page.absent.length > 0) await settleAbsent(ports, session, page.absent, tally);
}

/** One bad mail must not hold up the forty-nine others (F1). */
async function repeatSingly(ports: SyncPorts, session: SyncSession, work: PageWork, cause: unknown): Promise<void> {
  if (isOutage(cause)) throw cause;
  const [first] = work.uids;
  if (work.uids.length === 1 && first !== undefined) {
    work.tally.failed += 1;
    session.reportMailFailure(first, cause);
    return;
  }
  for (const uid of work.uids) {
    const uids = [uid];
    try {
      const page = await prepare(ports, session, { uids, early: null });
      await finish(ports, session, { uids, page, tally: work.tally });
    } catch (error) {
      await repeatSingly(ports, session, { uids, tally: work.tally }, error);
    }
  }
}

/** Announced but not there: gone only if a second search says so (F29). */
async function settleAbsent(
  ports: SyncPorts,
  { lease, mailbox }: SyncSession,
  absent: readonly number[],
  tally: Tally,
): Promise<void> {
  const existing = new Set(await mailbox.searchExisting(absent));
  const gone = absent.filter((uid) => !existing.has(uid));
  tally.failed += absent.length - gone.length;
  if (gone.length === 0) return;
  const change = { uids: gone, outcome: "gone" as const, reason: "removed before it could be fetched" };
  await ports.ledger.markOutcome(lease, mailbox.numbering, change);
}

function isOutage(error: unknown): boolean {
  return error instanceof DomainError && (error.kind === "unavailable" || error.code === "lease-lost");
}

/** It hung up, fell silent or refused while it was to give mails: its fault, or that of a mail it cannot give. */
function isServerBroken(error: unknown): boolean {
  const codes = ["connection-lost", "server-silent", "command-refused", "imap-error"];
  return error instanceof DomainError && codes.includes(error.code);
}
