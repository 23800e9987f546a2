/** What the operations on dispositions, canned answers, intervals, assistants and settings need from outside. */
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import type { StoredAssistant } from "../domain/assistant.ts";
import type { StoredAttachment, StoredCannedAnswer } from "../domain/canned-answer.ts";
import type {
  DispositionOwner,
  DispositionScope,
  PlacedDisposition,
  StoredDisposition,
} from "../domain/disposition.ts";
import type { GlobalSettings } from "../domain/global-settings.ts";
import type { DefaultInterval, StoredInterval } from "../domain/interval.ts";

type NamePage = {
  readonly search: string | null;
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly limit: number;
};

export type IntervalPage = NamePage;
export type IntervalStore = {
  find(id: string): Promise<StoredInterval | null>;
  findForUpdate(id: string): Promise<StoredInterval | null>;
  /** Those of the given ids that exist; keeps them from being deleted until the transaction ends. */
  lockExisting(ids: readonly string[]): Promise<string[]>;
  /** By name, then id. */
  list(page: IntervalPage): Promise<StoredInterval[]>;
  /** The defaults that exist. */
  listDefaults(): Promise<DefaultInterval[]>;
  /** @throws DomainError `name-taken` (conflict) */
  insert(interval: StoredInterval): Promise<void>;
  /** False where the default, or one with its name, is there already. */
  insertDefault(interval: StoredInterval): Promise<boolean>;
  /** @throws DomainError `name-taken` (conflict) */
  update(interval: StoredInterval): Promise<void>;
  delete(id: string): Promise<void>;
  /** Names of accounts whose actions use it, a few of them. */
  listUsers(id: string): Promise<string[]>;
};

export type SettingsStore = {
  /** Before the first start has made them: the defaults, version 0. */
  get(): Promise<GlobalSettings>;
  getForUpdate(): Promise<GlobalSettings>;
  /** False where they are there already. */
  insertFirst(settings: GlobalSettings): Promise<boolean>;
  update(settings: GlobalSettings): Promise<void>;
};

export type AssistantPage = NamePage;
export type AssistantStore = {
  find(id: string): Promise<StoredAssistant | null>;
  findForUpdate(id: string): Promise<StoredAssistant | null>;
  /** Keeps it from being deleted until the transaction ends. */
  lockExisting(id: string): Promise<boolean>;
  /** By name, then id. */
  list(page: AssistantPage): Promise<StoredAssistant[]>;
  /** @throws DomainError `name-taken` (conflict) */
  insert(assistant: StoredAssistant): Promise<void>;
  /** @throws DomainError `name-taken` (conflict) */
  update(assistant: StoredAssistant): Promise<void>;
  delete(id: string): Promise<void>;
  /** Accounts that have it chosen, in the order of their ids. */
  listAccountIds(id: string): Promise<string[]>;
};

export type DispositionPage = {
  readonly scope: DispositionScope | null;
  readonly scopeId: string | null;
  readonly search: string | null;
  /** Of accounts only these, for callers who may see some; null = all. */
  readonly accountIds: readonly string[] | null;
  readonly after: readonly string[] | null;
  readonly limit: number;
};

export type DispositionStore = {
  /** One writer at a time: what is read of the tree then holds until the transaction ends. */
  lockTree(): Promise<void>;
  find(id: string): Promise<PlacedDisposition | null>;
  /** Those of them that are there; they stay until the transaction ends. */
  lockExisting(ids: readonly string[]): Promise<string[]>;
  /** Names of accounts whose steps close with one of these; a few, by name. None begins to until the transaction ends. */
  lockAndListUsers(ids: readonly string[]): Promise<string[]>;
  /** As the tree reads. */
  list(page: DispositionPage): Promise<PlacedDisposition[]>;
  /** With everything below it, itself first. */
  listSubtree(root: PlacedDisposition): Promise<PlacedDisposition[]>;
  /** All of these owners, as the tree reads. */
  listOwned(owners: readonly DispositionOwner[]): Promise<PlacedDisposition[]>;
  /** @throws DomainError `name-taken` (conflict) */
  insert(disposition: StoredDisposition): Promise<void>;
  /** False where one with its name is there already. */
  insertMissing(disposition: StoredDisposition): Promise<boolean>;
  /** @throws DomainError `name-taken` (conflict) */
  update(disposition: StoredDisposition): Promise<void>;
  delete(ids: readonly string[]): Promise<void>;
};

export type CannedAnswerPage = {
  readonly accountId: string | null;
  readonly scope: "global" | "account" | null;
  readonly search: string | null;
  /** Of accounts only these, for callers who may see some; null = all. */
  readonly accountIds: readonly string[] | null;
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly limit: number;
};

export type CannedAnswerStore = {
  find(id: string): Promise<StoredCannedAnswer | null>;
  findForUpdate(id: string): Promise<StoredCannedAnswer | null>;
  /** By key, then id. */
  list(page: CannedAnswerPage): Promise<StoredCannedAnswer[]>;
  /** The account's own and the global ones that it has no own for; keys that begin with `search` first, then by key. */
  listOffered(query: {
    readonly accountId: string;
    readonly search: string | null;
    readonly limit: number;
  }): Promise<StoredCannedAnswer[]>;
  listOfAccount(accountId: string): Promise<StoredCannedAnswer[]>;
  /** @throws DomainError `key-taken` (conflict) */
  insert(answer: StoredCannedAnswer): Promise<void>;
  /** Attachments are left alone. @throws DomainError `key-taken` (conflict) */
  update(answer: StoredCannedAnswer): Promise<void>;
  delete(id: string): Promise<void>;
  insertAttachment(answerId: string, attachment: StoredAttachment): Promise<void>;
  deleteAttachment(attachmentId: string): Promise<void>;
  /** Those of the given ids that exist. */
  findExistingAttachments(ids: readonly string[]): Promise<string[]>;
};

/** The library's part of a transaction. What is announced leaves when it commits. */
export type LibraryScope = {
  readonly intervals: IntervalStore;
  readonly settings: SettingsStore;
  readonly assistants: AssistantStore;
  readonly dispositions: DispositionStore;
  readonly cannedAnswers: CannedAnswerStore;
  announceInterval(interval: StoredInterval, what: Change): void;
  announceSettings(settings: GlobalSettings): void;
  announceDisposition(disposition: PlacedDisposition, what: Change): void;
  announceCannedAnswer(answer: StoredCannedAnswer, what: Change): void;
  /** Lets go of an attachment's content once the transaction has committed. */
  releaseAttachment(attachmentId: string): void;
};
export type Change = "changed" | "deleted";

/** Bound to the assistant: a ciphertext moved to another one does not open. */
export type SealAssistantKey = (plaintext: string, assistantId: string) => SealedSecret;

/** @throws DomainError `destination-refused` where the URL is none that may be called. Unknown names pass. */
export type CheckWebAddress = (url: string) => Promise<void>;

/** Asks some at a time, until a deadline. What it has not heard by then it lets go. */
export type AskTogether = (questions: readonly (() => Promise<void>)[]) => Promise<void>;

/** The part of the blob store that attachments need; each throws DomainError `blobs-unavailable` while it is away. */
export type AttachmentContent = {
  /** @throws DomainError `blob-too-large` as soon as more than `maxBytes` have come */
  write(
    source: AsyncIterable<Uint8Array>,
    options: { readonly reference: string; readonly maxBytes: number },
  ): Promise<{ readonly hash: string; readonly size: number }>;
  read(hash: string): AsyncIterable<Uint8Array>;
  addReference(hash: string, reference: string): Promise<void>;
  release(reference: string): Promise<void>;
  listReferences(query: {
    readonly prefix: string;
    readonly after?: string;
    readonly addedBefore: Date;
    readonly limit: number;
  }): Promise<string[]>;
  /** Removes uploads that died and content that nothing has needed for two days. */
  sweep(now: Date): Promise<unknown>;
};
