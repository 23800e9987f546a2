/** What operations need from outside; adapters implement it, app.ts brings both together. */
import type { LedgerEntry, LedgerSummary, QuarantinedMail } from "@mailroom/contracts/api/account-connection";
import type { AccountSnapshot, AccountToken } from "@mailroom/contracts/events/account";
import type { AccountConnection } from "@mailroom/contracts/events/account-connection";
import type { ReceivedMessage } from "@mailroom/contracts/events/message";
import type { HeaderFilter } from "@mailroom/header-filter/header-filter";
import type { Reach } from "@mailroom/policy/reach";
import type { ConnectionReport } from "../domain/connection-failure.ts";
import type { HeaderField } from "../domain/header-fields.ts";
import type { ParsedBody, ParsedHeaders } from "../domain/parsed-mail.ts";
import type { Quarantine } from "../domain/quarantine.ts";
import type { Candidate, KnownMessage, Numbering } from "../domain/settle-page.ts";
import type { LedgerState } from "../domain/sync-plan.ts";
import type { FlagState } from "../domain/unread-again.ts";
import type { ShareFacts } from "../domain/worker-share.ts";

export type Clock = { now(): Date };

/** Proof of ownership of an account: every write names it, and writes nothing once somebody else has a later one. */
export type Lease = { readonly accountId: string; readonly token: number };

// ── IMAP ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type FetchedMail = {
  readonly uid: number;
  readonly flags: ReadonlySet<string>;
  readonly internalDate: Date;
  /** RFC822.SIZE; some servers estimate it. */
  readonly sizeBytes: number;
  /** The mail, or its beginning where it is longer than one range. */
  readonly head: Buffer;
  readonly isWhole: boolean;
  /** CONDSTORE's mod-sequence (RFC 7162); null where the server has none. */
  readonly modseq: bigint | null;
};

/** A selected mailbox. Every command has a deadline and throws DomainError; after `connection-lost` it is of no more use. */
export type Mailbox = {
  readonly numbering: Numbering;
  /** UIDs, ascending, of what the server finds: it compares parts of values, so the filter is checked again. */
  searchUnseen(filter: HeaderFilter): Promise<number[]>;
  /** UIDs from this one on that are \Seen, ascending; by the filter as `searchUnseen`. */
  searchRead(fromUid: number, filter: HeaderFilter): Promise<number[]>;
  /** 0 where the mailbox has never held a mail. */
  findHighestUid(): Promise<number>;
  /** Which of these UIDs exist: the second search before a mail counts as gone. */
  searchExisting(uids: readonly number[]): Promise<number[]>;
  /** One command for all. Run no other command before the last mail was taken. */
  fetch(uids: readonly number[]): AsyncIterable<FetchedMail>;
  /** INTERNALDATE; those that are gone are left out. */
  fetchReceivedAt(uids: readonly number[]): Promise<ReadonlyMap<number, Date>>;
  /** What follows `head`, in ranges. */
  fetchRest(mail: FetchedMail): AsyncIterable<Buffer>;
  fetchFlags(uids: readonly number[]): Promise<ReadonlyMap<number, FlagState>>;
  /** +FLAGS \Seen; answers the mails that show the flag now. `unchangedSince`: only where nothing changed since. */
  addSeen(uids: readonly number[], unchangedSince: bigint | null): Promise<SeenMail[]>;
};

/** `modseq`: as it was when the server showed the flag; null where it told none. */
export type SeenMail = { readonly uid: number; readonly modseq: bigint | null };

// ── Mail ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type StoredBlob = { readonly hash: string; readonly size: number };
export type BlobSource = Uint8Array | AsyncIterable<Uint8Array>;

export type BlobStore = {
  write(source: BlobSource, options: { readonly reference: string; readonly maxBytes?: number }): Promise<StoredBlob>;
  read(hash: string): AsyncIterable<Uint8Array>;
  /** @throws DomainError `blob-not-found`, `blob-too-large`. */
  readAll(hash: string, maxBytes: number): Promise<Buffer>;
  release(reference: string): Promise<void>;
};

export type ParseRequest = {
  readonly mail: BlobSource;
  readonly fields: readonly HeaderField[];
  readonly storeAttachment: (content: BlobSource) => Promise<StoredBlob>;
};

/** Where `quarantine` is set the body is empty and the headers hold what could be read. */
export type ParseOutcome = {
  readonly headers: ParsedHeaders;
  readonly body: ParsedBody;
  readonly quarantine: Quarantine | null;
};

export type MailDigest = {
  update(chunk: Uint8Array): void;
  finish(): { readonly contentHash: string; readonly fields: readonly HeaderField[] };
};

/** A test mail that account-config has sent from the account to itself: it never becomes a message (X25). */
export type IsTestMail = (mail: Pick<FetchedMail, "head" | "internalDate">, accountId: string) => boolean;

export type MailParser = {
  digest(): MailDigest;
  /** A mail that cannot be read is an outcome; rejects only with errors of source and store. */
  parse(request: ParseRequest): Promise<ParseOutcome>;
};

// ── Ledger ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Proposal = { readonly uid: number; readonly messageKey: string };
/** `generation`: how often this UID is taken in anew, from 1. */
export type Attempt = Proposal & { readonly generation: number };

export type MessageRow = Candidate & {
  readonly generation: number;
  readonly rawHash: string;
  readonly sizeBytes: number;
  readonly quarantine: Quarantine | null;
  /** What this mail itself took, in ms: filter, parsing, blobs. */
  readonly processingMs: number;
};

export type EntryOutcome =
  | { readonly uid: number; readonly outcome: "message" | "quarantined"; readonly row: MessageRow }
  | { readonly uid: number; readonly outcome: "copy"; readonly row: MessageRow; readonly copyOf: string }
  | { readonly uid: number; readonly outcome: "rekeyed"; readonly row: MessageRow; readonly messageKey: string }
  | { readonly uid: number; readonly outcome: "skipped" | "parked" | "gone"; readonly reason: string };

/** All of them throw DomainError `lease-lost` where the lease is no longer ours, and then have changed nothing. */
export type Ledger = {
  /** Rows of these UIDs and every pending one of the mailbox. */
  listStates(lease: Lease, numbering: Numbering, uids: readonly number[]): Promise<LedgerState[]>;
  /** The same in one step with the first attempt of UIDs that have no row: `begun`, in no row of `states`. */
  beginNew(lease: Lease, numbering: Numbering, proposed: readonly Proposal[]): Promise<BegunStates>;
  /** Of the newest rows, those taken in whose \Seen was never noted: no SEARCH names them where a worker died after setting it. */
  listUnflagged(lease: Lease, numbering: Numbering): Promise<number[]>;
  /** Counts an attempt for each, making missing rows with the proposed key; answers the keys the rows have. */
  beginAttempts(lease: Lease, numbering: Numbering, proposed: readonly Proposal[]): Promise<Attempt[]>;
  /** Takes attempts back that failed for a reason which is not the mail's. */
  refundAttempts(lease: Lease, numbering: Numbering, uids: readonly number[]): Promise<void>;
  markOutcome(lease: Lease, numbering: Numbering, change: OutcomeChange): Promise<void>;
  /** Rows, skipped from the beginning, for UIDs that have none. */
  noteSkipped(lease: Lease, numbering: Numbering, proposed: readonly Proposal[], reason: string): Promise<void>;
  /** Up to which UID the mailbox has been searched for read mail; null: never. */
  findCursor(lease: Lease, numbering: Numbering): Promise<number | null>;
  saveCursor(lease: Lease, numbering: Numbering, searchedUid: number): Promise<void>;
  /** The unread mail of the first activation is dealt with: the preference `backlog` has no further effect. */
  markBacklogSettled(lease: Lease): Promise<void>;
  markFlagged(lease: Lease, numbering: Numbering, mails: readonly SeenMail[]): Promise<void>;
  /** From now on unread marks count (S69), but for what is taken in and unread already. */
  beginRepeats(lease: Lease, numbering: Numbering, unseen: readonly number[]): Promise<void>;
  /** They do not count any more. */
  endRepeats(lease: Lease): Promise<void>;
  /** Mails that were unread when unread marks began to count, and have not been found read since. */
  listUnreadBefore(lease: Lease, numbering: Numbering): Promise<number[]>;
  forgetUnreadBefore(lease: Lease, numbering: Numbering, uids: readonly number[]): Promise<void>;
  /** A further, pending row for each mail whose latest is taken in and flagged; answers their UIDs. */
  beginGeneration(lease: Lease, numbering: Numbering, proposed: readonly Proposal[]): Promise<number[]>;
};

export type BegunStates = { readonly begun: readonly Attempt[]; readonly states: readonly LedgerState[] };

export type OutcomeChange = {
  readonly uids: readonly number[];
  readonly outcome: "pending" | "parked" | "gone" | "skipped";
  readonly reason: string | null;
};

/** One page's transaction. The lease's row stays locked from the first call to the commit. */
export type PageTransaction = {
  /**
   * Locks the lease, inserts what no message of the account equals (of a further generation: no other of this page); answers the keys let in and the number of the account's
   * last event. @throws `lease-lost`.
   */
  insertMessages(
    rows: readonly MessageRow[],
  ): Promise<{ readonly inserted: ReadonlySet<string>; readonly seq: number }>;
  listKnown(contentHashes: readonly string[]): Promise<KnownMessage[]>;
  /** Writes the ledger and raises the account's number by `announced`. Not waited for but by the commit. */
  recordOutcomes(outcomes: readonly EntryOutcome[], announced: number): void;
  announce(message: ReceivedMessage, seq: number): void;
};

export type WithPageTransaction = <T>(
  lease: Lease,
  numbering: Numbering,
  run: (page: PageTransaction) => Promise<T>,
) => Promise<T>;

// ── Accounts, leases, connections ───────────────────────────────────────────────────────────────────────────────────

/** Writes within the transaction that took the event. */
export type AccountRegister = {
  /** Keeps the snapshot unless a newer one is known. */
  save(snapshot: AccountSnapshot, isActive: boolean): Promise<void>;
};

/** Writes within the transaction that took the event. */
export type TokenRegister = {
  /** Keeps the token unless a newer one is known. */
  save(token: AccountToken): Promise<void>;
};

export type ClaimedAccount = {
  readonly account: AccountSnapshot;
  readonly lease: Lease;
  /** When it was active for the first time, while its backlog is not settled; else null. */
  readonly backlogOf: Date | null;
  /** Unread marks count already (S69). */
  readonly isRepeating: boolean;
};

export type HeldAccount = {
  readonly accountId: string;
  readonly token: number;
  readonly version: number;
  /** Grows with every request for a look at once. */
  readonly looksWanted: number;
  /** Of its access token; null where it was never given one. */
  readonly tokenStatus: AccountToken["status"] | null;
};

export type LeaseBook = {
  /** Tells that this worker lives; makes its row where it is missing. */
  heartbeat(isDraining: boolean): Promise<void>;
  /** Facts for claims and releases, and what this worker holds by the database's word. */
  readShares(): Promise<ShareFacts & { readonly held: readonly HeldAccount[] }>;
  /** Null where somebody was quicker or the account is no longer active. Raises the token. */
  claim(accountId: string): Promise<ClaimedAccount | null>;
  release(lease: Lease): Promise<void>;
  /** The account as it is now. */
  findAccount(accountId: string): Promise<AccountSnapshot | null>;
  /** Messages a minute, moving average. */
  recordLoad(lease: Lease, messagesAMinute: number): Promise<void>;
};

/** Writes within the transaction that took the event. */
export type SettingsRegister = {
  /** Keeps them unless newer ones are known. */
  save(settings: { readonly version: number; readonly pollSeconds: number }): Promise<void>;
};

export type SettingsBook = {
  /** Between two polls of an account (S37). */
  readPollSeconds(): Promise<number>;
};

export type Orphan = { readonly accountId: string; readonly hostname: string };

/** Active accounts that no live worker has held for 60 s (S43). */
export type OrphanBook = {
  /** Gives them the state `no_worker`, for REST and live; answers those that did not have it. One of all workers does it. */
  reportNew(): Promise<Orphan[]>;
  /** How many there are now. */
  count(): Promise<number>;
};

export type ConnectionBook = {
  /** Keeps the state for REST and publishes it. */
  report(accountId: string, report: ConnectionReport): Promise<void>;
};

// ── Work in the Sent mailbox ────────────────────────────────────────────────────────────────────────────────────────

/** Writes within the transaction that took the command. */
export type TaskRegister = { add(task: NewMailboxTask): Promise<void> };

export type NewMailboxTask = {
  readonly deliveryId: string;
  readonly kind: "append" | "find";
  readonly accountId: string;
  readonly messageId: string;
  readonly rawHash: string | null;
  readonly sentAt: string | null;
};

export type MailboxTask = {
  readonly deliveryId: string;
  readonly kind: "append" | "find";
  readonly account: AccountSnapshot | null;
  readonly accountId: string;
  readonly messageId: string;
  readonly rawHash: string | null;
  readonly sentAt: Date | null;
  /** This one included. */
  readonly attempts: number;
  readonly createdAt: Date;
};

export type AppendOutcome = {
  readonly outcome: "appended" | "already-there" | "refused";
  readonly mailbox: string | null;
  readonly detail: string | null;
};

export type TaskBook = {
  /** Tasks that are due, for the caller alone for 45 s; longer where it says so by `keep`. */
  claimDue(limit: number): Promise<MailboxTask[]>;
  /** 45 s more. False: the worker was taken for dead and another has the task; it must not change the mailbox any more. */
  keep(task: MailboxTask): Promise<boolean>;
  finishAppend(task: MailboxTask, outcome: AppendOutcome): Promise<void>;
  finishFind(task: MailboxTask, found: boolean, lookedAt: Date): Promise<void>;
  postpone(task: MailboxTask, delayMs: number, error: string): Promise<void>;
};

export type SentMailbox = {
  readonly path: string | null;
  has(messageId: string): Promise<boolean>;
  /** Makes the mailbox where it is missing; answers its name. */
  append(raw: Buffer, sentAt: Date): Promise<string>;
};

/** Opens a connection of its own for `work` and closes it. */
export type WithSentMailbox = <T>(account: AccountSnapshot, work: (sent: SentMailbox) => Promise<T>) => Promise<T>;

// ── Queries ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `after`: sort key of the last row of the page before. */
export type PageRequest = { readonly limit: number; readonly after: readonly (string | number)[] | null };
export type PageOf<T> = { readonly items: T[]; readonly next: readonly (string | number)[] | null };

export type ConnectionQuery = PageRequest & {
  readonly state: string | null;
  readonly reach: Reach;
};

export type LedgerQuery = PageRequest & { readonly accountId: string; readonly outcome: string | null };

export type QuarantineQuery = PageRequest & {
  readonly accountId: string | null;
  readonly reach: Reach;
};

/** Changes that people order. */
export type LedgerOrders = {
  /**
   * Mail of the mailbox as it is numbered now that was skipped as read elsewhere waits to be taken in, and the session looks
   * at once. Answers how many.
   */
  takeReadMail(accountId: string): Promise<number>;
};

export type Reader = {
  findAccount(accountId: string): Promise<AccountSnapshot | null>;
  findConnection(accountId: string): Promise<AccountConnection | null>;
  listConnections(query: ConnectionQuery): Promise<PageOf<AccountConnection>>;
  listLedger(query: LedgerQuery): Promise<PageOf<LedgerEntry>>;
  summariseLedger(accountId: string): Promise<LedgerSummary>;
  listQuarantine(query: QuarantineQuery): Promise<PageOf<QuarantinedMail>>;
};
