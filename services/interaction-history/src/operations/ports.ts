/**
 * What operations need from outside. Stores of a `UnitOfWork` share one transaction: what they change is committed
 * together with the events appended to `outbox`, or not at all.
 */
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { AgentSnapshot } from "@mailroom/contracts/events/agent";
import type { DeliverySnapshot } from "@mailroom/contracts/events/delivery";
import type { AttachmentDescription, BodyContent, MessageLocator } from "@mailroom/contracts/events/message";
import type { MessageContract, PayloadOf } from "@mailroom/contracts/define-event";
import type { MailAddress } from "@mailroom/contracts/mail-address";
import type { Reach } from "@mailroom/policy/reach";
import type { CommandStore } from "./command-ports.ts";
import type { KnownInteraction } from "../domain/threading.ts";
import type { AnswerStore } from "./answer-ports.ts";
import type { DraftStore } from "./draft-ports.ts";
import type { AppliedDisposition, DispositionStore } from "./disposition-ports.ts";
import type { FileStore } from "./file-ports.ts";
import type { SettingsStore } from "./settings-ports.ts";
import type { LayoutStore } from "./layout-ports.ts";
import type { NotificationStore } from "./notification-ports.ts";

export type Outbox = {
  append<C extends MessageContract>(
    contract: C,
    draft: { readonly key: string; readonly data: PayloadOf<C>; readonly causationId?: string },
  ): string;
};

/** What this service keeps of an account. */
export type Account = {
  readonly accountId: string;
  readonly key: string;
  readonly emailAddress: string;
  readonly fromName: string;
  readonly listId: string;
  /** Active and not deleted. */
  readonly isActive: boolean;
  readonly agentIds: readonly string[];
  readonly reopenWithinDays: number;
  readonly strictThreading: boolean;
  readonly markAsUnread: boolean;
  /** A forward carries all earlier messages too (S46). */
  readonly includeMessageOnForward: boolean;
  /** Automatic replies to one address within 24 hours (X29). */
  readonly autoReplyCap: number;
  readonly writing: AccountWriting;
};

/** What holds for whoever writes from an account (S48, X26); addresses are in canonical form. */
export type AccountWriting = Required<
  Pick<AccountSnapshot, "senderAliases" | "fixedCc" | "fixedBcc" | "autosaveDrafts">
>;

export type AccountStore = {
  saveAccount(
    account: AccountSnapshot & {
      readonly addressKey: string | null;
      readonly senderAliasKeys: readonly string[];
      readonly writing: AccountWriting;
    },
  ): Promise<void>;
  saveAgent(agent: AgentSnapshot & { readonly addressKey: string | null }): Promise<void>;
};

/** A stored message that a mail names by its Message-ID. `interactionId` is null for an unmatched report. */
export type NamedMessage = {
  readonly interactionId: string | null;
  readonly messageIdHeader: string;
  readonly senderKey: string | null;
  readonly direction: "in" | "out";
};

export type Arrival = {
  readonly account: Account;
  /** The message is stored already: nothing is to be done. */
  readonly isStored: boolean;
  readonly contactId: string | null;
  /** Of the contact; null where the sender is not known yet. */
  readonly contact: { readonly name: string; readonly listId: string } | null;
  /** The sender's address is one of our accounts' or agents'. */
  readonly isOwnSender: boolean;
  readonly named: readonly NamedMessage[];
};

export type ThreadStore = {
  /** All that is needed to place a mail, in one round trip; null while the account is unknown. */
  readArrival(mail: {
    readonly accountId: string;
    readonly messageKey: string;
    readonly senderKey: string | null;
    readonly messageIds: readonly string[];
  }): Promise<Arrival | null>;
  /** Locks the interactions of this account among `ids`, and those that continue them, until the transaction ends. */
  lockKnown(
    ids: readonly string[],
    by: { readonly accountId: string; readonly senderKey: string | null },
  ): Promise<Map<string, KnownInteraction>>;
};

export type NewContact = {
  readonly id: string;
  readonly listId: string;
  readonly name: string;
  readonly addressKey: string;
  readonly at: Date;
  /** null: we wrote to them, they never did. */
  readonly lastMessageAt: Date | null;
};

export type Contact = {
  readonly id: string;
  readonly version: number;
  readonly listId: string;
  readonly name: string;
  readonly addresses: readonly string[];
  readonly createdAt: Date;
  readonly lastMessageAt: Date | null;
};

export type ContactStore = {
  /** Makes it unless another has the address by now. Not waited for: what comes next sees whoever has it. */
  createContact(contact: NewContact): void;
  findContact(contactId: string, lock: "none" | "for-update"): Promise<Contact | null>;
  renameContact(contactId: string, name: string): Promise<void>;
  /** It is the customer of an interaction of one of these accounts. */
  isKnownTo(contactId: string, accountIds: readonly string[]): Promise<boolean>;
  listContacts(query: {
    readonly listId: string | null;
    readonly search: string | null;
    readonly accountIds: readonly string[] | null;
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<Contact[]>;
};

export type LastMessage = { readonly direction: "in" | "out"; readonly at: Date; readonly snippet: string };

export type NewInteraction = {
  readonly id: string;
  readonly accountId: string;
  /** Address of the customer: the contact who has it is the interaction's. */
  readonly contactKey: string | null;
  readonly subject: string;
  readonly unread: boolean;
  readonly startedAt: Date;
  readonly last: LastMessage;
  /** 1: its first message is stored with it. 0: that is added to it, as to any other. */
  readonly messageCount: 0 | 1;
  readonly continuesInteractionId: string | null;
  /** Keys of addresses whose mail may join by token. */
  readonly participants: readonly string[];
};

export type CreatedInteraction = { readonly number: number; readonly contactId: string | null };

/** An interaction with the facts that decide about access to it. */
export type Interaction = {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly accountId: string;
  readonly accountKey: string;
  readonly linkedAgentIds: readonly string[];
  readonly agentsMayMarkUnread: boolean;
  readonly offeredAgentIds: readonly string[];
  readonly contact: { readonly id: string; readonly name: string; readonly address: string } | null;
  readonly subject: string;
  readonly title: string | null;
  /** In the order of adding. */
  readonly tags: readonly string[];
  readonly status: "open" | "closed";
  readonly unread: boolean;
  readonly agentId: string | null;
  readonly startedAt: Date;
  readonly closedAt: Date | null;
  readonly messageCount: number;
  readonly last: LastMessage;
  readonly lastActivityAt: Date;
  readonly continuesInteractionId: string | null;
  /** The choice that counts. */
  readonly disposition: AppliedDisposition | null;
  /** The account demands one of whoever closes by hand (S91). */
  readonly requiresDisposition: boolean;
  /** Agents of the account are paused while they choose one (S92). */
  readonly pausesDuringDisposition: boolean;
};

export type InteractionFilter = {
  readonly accountId: string | null;
  readonly status: "open" | "closed" | null;
  readonly unread: boolean | null;
  readonly agentId: string | null;
  readonly contactId: string | null;
  readonly startedFrom: Date | null;
  readonly startedBefore: Date | null;
  readonly search: string | null;
  /** Any of these, without regard to case. */
  readonly tags: readonly string[] | null;
};

export type ActivityPosition = { readonly at: Date; readonly id: string };

export type AccountCounts = {
  readonly accountId: string;
  readonly unread: number;
  readonly open: number;
  readonly lastMailAt: Date | null;
};

/** What a message in or out changes in its interaction. Absent members stay as they are. */
export type InteractionChange = {
  /** Counts one more message; the answer is its position. */
  readonly addsMessage?: boolean;
  readonly status?: "open" | "closed";
  /** With `status`: null reopens. */
  readonly closedAt?: Date | null;
  readonly unread?: boolean;
  readonly agentId?: string | null;
  readonly inRouting?: boolean;
  readonly last?: LastMessage;
  /** Of a stored choice; null takes the disposition away. Reopening does so by itself: it was of that closing. */
  readonly appliedDispositionId?: number | null;
};

export type InteractionStore = {
  /** Answers the number people use. */
  createInteraction(interaction: NewInteraction): Promise<CreatedInteraction>;
  /** Raises the version and answers how many messages the interaction has; null where there is none of that id. */
  changeInteraction(interactionId: string, change: InteractionChange): Promise<{ messageCount: number } | null>;
  addParticipants(interactionId: string, addressKeys: readonly string[]): Promise<void>;
  /** Locked against any other change until the transaction ends, unless `none`. */
  findInteraction(interactionId: string, lock: "none" | "for-update"): Promise<Interaction | null>;
  listInteractions(query: {
    /** How far back a search for a text looks. */
    readonly maxSearchDays: number;
    readonly reach: Reach;
    readonly filter: InteractionFilter;
    readonly after: ActivityPosition | null;
    readonly limit: number;
  }): Promise<Interaction[]>;
  countByAccount(query: {
    readonly reach: Reach;
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<AccountCounts[]>;
  /**
   * Open interactions whose last message a person or program sent through us longer ago than this (S86, S87); null where
   * the account is out of reach. Automatic mail and failed deliveries are passed over.
   */
  countInactive(query: {
    readonly reach: Reach;
    readonly accountId: string;
    readonly minutes: number;
  }): Promise<number | null>;
  /** `queueId`: the queue it came through, which the interaction keeps; null leaves that as it was. */
  saveOffer(offer: {
    readonly offerId: string;
    readonly interactionId: string;
    readonly agentId: string;
    readonly queueId: string | null;
  }): Promise<void>;
  removeOffer(offerId: string): Promise<void>;
};

export type Classification = {
  readonly automatic: boolean;
  readonly bulk: boolean;
  readonly bounce: boolean;
  readonly own: boolean;
};

export type StoredJoin = {
  readonly reason: "new" | "token" | "token-unverified" | "references" | "agent-reply" | "api" | "forward";
  readonly confidence: "certain" | "high" | "low";
  readonly unverified: boolean;
};

export type DeliveryState = Pick<DeliverySnapshot, "state" | "recipients" | "nextAttemptAt" | "detail">;

export type NewMessage = {
  readonly id: string;
  readonly accountId: string;
  readonly interactionId: string | null;
  readonly position: number | null;
  readonly direction: "in" | "out";
  readonly author: "contact" | "agent" | "api" | "system";
  readonly agentId: string | null;
  readonly from: MailAddress | null;
  readonly senderKey: string | null;
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  readonly subject: string;
  readonly messageIdHeader: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly date: Date | null;
  readonly at: Date;
  readonly text: BodyContent | null;
  readonly html: BodyContent | null;
  readonly attachments: readonly AttachmentDescription[];
  readonly sizeBytes: number | null;
  readonly rawHash: string | null;
  readonly contentHash: string | null;
  readonly locator: MessageLocator | null;
  readonly classification: Classification;
  readonly join: StoredJoin;
  readonly quarantine: { readonly code: string; readonly detail: string } | null;
  readonly delivery: DeliveryState | null;
  /** What could not be done as the account's settings say when it was composed, in plain words. Absent: nothing. */
  readonly warnings?: readonly string[];
};

export type Message = NewMessage;

export type MessageStore = {
  /** `writtenBy`: the contact whose last message it is. Not waited for: where it fails, the transaction does. */
  addMessage(message: NewMessage, writtenBy: string | null): void;
  /** False where there is no such outgoing message. */
  saveDelivery(
    deliveryId: string,
    delivery: DeliveryState & Pick<DeliverySnapshot, "rawHash" | "sentAt">,
  ): Promise<boolean>;
  findMessage(messageId: string): Promise<Message | null>;
  /** Which of these are there. */
  findExisting(messageIds: readonly string[]): Promise<string[]>;
  /**
   * What a reply answers: the newest of the interaction's contact, else of anybody who takes part (whom a forward asked
   * answers too). Neither a report nor from a stranger nor a copy of our own.
   */
  findLastCustomerMessage(interactionId: string): Promise<Message | null>;
  /** The newest that an agent or a program wrote, for interactions in which nobody has answered yet. */
  findLastSentMessage(interactionId: string): Promise<Message | null>;
  /** Newest first, below `beforePosition`. */
  listMessages(query: {
    readonly interactionId: string;
    readonly beforePosition: number | null;
    readonly limit: number;
  }): Promise<Message[]>;
  /** Newest first. */
  listAccountMessages(query: {
    readonly reach: Reach;
    readonly accountId: string | null;
    readonly isUnmatchedOnly: boolean;
    readonly after: ActivityPosition | null;
    readonly limit: number;
  }): Promise<Message[]>;
};

export type UnitOfWork = {
  readonly accounts: AccountStore & { findAccount(accountId: string): Promise<Account | null> };
  readonly threads: ThreadStore;
  readonly contacts: ContactStore;
  readonly drafts: DraftStore;
  readonly interactions: InteractionStore;
  readonly messages: MessageStore;
  readonly answers: AnswerStore;
  readonly dispositions: DispositionStore;
  readonly files: FileStore;
  readonly settings: SettingsStore;
  readonly layouts: LayoutStore;
  readonly commands: CommandStore;
  readonly notifications: NotificationStore;
  readonly outbox: Outbox;
};

export type IdempotentRequest = {
  readonly principalId: string;
  readonly operationId: string;
  readonly key: string;
  readonly requestHash: string;
};

/** One transaction; `run` may be called again after a deadlock. */
export type Transact = <T>(run: (work: UnitOfWork) => Promise<T>) => Promise<T>;
/** One transaction per idempotency key; a repetition gets the first answer, which must survive JSON. */
export type TransactOnce = <T>(request: IdempotentRequest, run: (work: UnitOfWork) => Promise<T>) => Promise<T>;

export type Clock = { now(): Date };
export type NewId = () => string;

/** Where long bodies, attachments and sources lie. */
export type BlobReader = {
  read(hash: string): AsyncIterable<Uint8Array>;
  /** @throws DomainError `blob-not-found`, `blob-too-large` (413) */
  readAll(hash: string, maxBytes: number): Promise<Uint8Array>;
  /** Up to `maxBytes` from the beginning. */
  readStart(hash: string, maxBytes: number): Promise<Uint8Array>;
};
export type BlobWriter = {
  write(
    bytes: Uint8Array,
    options: { readonly reference: string },
  ): Promise<{ readonly hash: string; readonly size: number }>;
  /** Repeating it changes nothing. @throws DomainError `blob-not-found`, `blobs-unavailable` */
  addReference(hash: string, reference: string): Promise<void>;
};

export type Rendering = {
  /** Sanitised; null where the HTML could not be made safe in time. */
  readonly html: string | null;
  /** Plain text made from it. */
  readonly text: string | null;
  readonly remoteImages: number;
};

/** Turns a stranger's HTML into HTML that is safe to show. Slow and hostile input is cut off by a deadline. */
export type Renderer = { render(html: string): Promise<Rendering> };

export type RenderingStore = {
  /** null where there is none by this version of the sanitiser, or it was tampered with. */
  findRenderings(messageIds: readonly string[]): Promise<Map<string, Rendering>>;
  saveRendering(messageId: string, rendering: Rendering): Promise<void>;
};
