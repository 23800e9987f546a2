import type { Audit } from "@mailroom/contracts/audit-entry";
import type { AccountSummary, TestMailResult, VerifyResult } from "@mailroom/contracts/api/account";
import type { HeaderFilterTrial } from "@mailroom/contracts/api/header-filter-trial";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import type { HeaderFilter } from "@mailroom/header-filter/header-filter";
import type { SealedSecrets, StoredAccount } from "../domain/account-snapshot.ts";
import type { Named } from "../domain/configuration.ts";
import type { ContactList } from "../domain/contact-list.ts";
import type { LibraryScope } from "./library-ports.ts";
import type { AnnounceTemplate, TemplateStore } from "./template-ports.ts";
import type { OauthScope } from "./oauth-ports.ts";

export type Clock = { now(): Date };
export type MakeId = () => string;

export type AccountPage = {
  readonly search: string | null;
  readonly active: boolean | null;
  readonly service: string | null;
  /** Only these, for callers who may see some accounts; null = all. */
  readonly accountIds: readonly string[] | null;
  /** Only accounts this agent is linked to; null = all. */
  readonly linkedAgentId: string | null;
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly limit: number;
};

/** Deleted accounts are not found. */
export type AccountStore = {
  find(id: string): Promise<StoredAccount | null>;
  /** Locks the row until the transaction ends. */
  findForUpdate(id: string): Promise<StoredAccount | null>;
  /** By name, then id. */
  list(page: AccountPage): Promise<StoredAccount[]>;
  /** @throws DomainError `name-taken`, `key-taken` or `mailbox-taken` (conflict) */
  insert(account: StoredAccount): Promise<void>;
  /**
   * `claimed`: an administrator saves it, and it must be the only active one of its mailbox, also where it shared it from
   * times when that was not noticed (S4). Else it goes on as it was.
   * @throws DomainError as `insert`
   */
  update(account: StoredAccount, mailbox?: "claimed" | "as it was"): Promise<void>;
  countByList(listId: string): Promise<number>;
  /** Those with a secret that another key than this wraps, deleted ones too, by id; locks the rows. */
  listForReseal(
    keyId: string,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<StoredAccount[]>;
};

/** What lists show. Outside of a transaction: a page is one statement. Servers and secrets are not even read. */
export type AccountList = {
  /** By name, then id. The mark is what `mark` answers for the same accounts in the same state. */
  list(page: AccountPage): Promise<{ readonly accounts: readonly AccountSummary[]; readonly mark: string }>;
  /** Another text after any change to what `list` would answer. */
  mark(page: AccountPage): Promise<string>;
};

export type ListPage = {
  readonly search: string | null;
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly limit: number;
};

export type ListStore = {
  find(id: string): Promise<ContactList | null>;
  findForUpdate(id: string): Promise<ContactList | null>;
  /** Keeps the list from being deleted until the transaction ends. */
  lockExisting(id: string): Promise<boolean>;
  /** By name, then id. */
  list(page: ListPage): Promise<ContactList[]>;
  /** @throws DomainError `name-taken` (conflict) */
  insert(list: ContactList): Promise<void>;
  /** @throws DomainError `name-taken` (conflict) */
  update(list: ContactList): Promise<void>;
  /** @throws DomainError `list-in-use` (conflict) */
  delete(id: string): Promise<void>;
};

/** What routing has announced. */
export type QueueStore = {
  /** Those of the given ids that exist. */
  findExisting(ids: readonly string[]): Promise<string[]>;
  note(queue: Named, deleted: boolean): Promise<void>;
  /** All whose names are known. */
  listNamed(): Promise<Named[]>;
};

/** What gateway has announced. */
export type AgentStore = {
  /** Those of the given ids that exist; nobody notes their deletion before the transaction ends. */
  findExisting(ids: readonly string[]): Promise<string[]>;
  /** Their name is their mail address. */
  note(agent: Named, deleted: boolean): Promise<void>;
  /** All whose addresses are known. */
  listNamed(): Promise<Named[]>;
  /** Accounts that the agent is linked to, by id. */
  listAccountIds(agentId: string): Promise<string[]>;
};

/** Who has an interaction; null: nobody. */
export type Assignment = {
  readonly interactionId: string;
  readonly accountId: string;
  readonly agentId: string | null;
};

/** What routing has announced. */
export type AssignmentStore = {
  note(assignment: Assignment): Promise<void>;
  /** Agents who have an interaction of the account. */
  listAgentIds(accountId: string): Promise<string[]>;
};

/** Where secrets lie besides the accounts' own; also the field that each is bound to, with its owner's id. */
export type SealedPlace = "assistant.key" | "cloudProvider.clientSecret" | "oauth.refreshToken";

export type SealedSecretStore = {
  /** Those that another key than this wraps, by owner; locks the rows. */
  listOtherwiseSealed(
    place: SealedPlace,
    keyId: string,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<{ readonly ownerId: string; readonly sealed: SealedSecret }[]>;
  replace(place: SealedPlace, ownerId: string, sealed: SealedSecret): Promise<void>;
};

export type Scope = LibraryScope & {
  /** What is written through the stores is noted by itself. */
  readonly audit: Audit;
  readonly accounts: AccountStore;
  readonly lists: ListStore;
  readonly queues: QueueStore;
  readonly agents: AgentStore;
  readonly assignments: AssignmentStore;
  readonly templates: TemplateStore;
  readonly oauth: OauthScope;
  readonly sealedSecrets: SealedSecretStore;
  /** Tells the other services when the transaction commits. */
  announce(account: StoredAccount): void;
  announceList(list: ContactList, what: "changed" | "deleted"): void;
  readonly announceTemplate: AnnounceTemplate;
};

export type WithTransaction = <T>(run: (scope: Scope) => Promise<T>) => Promise<T>;

export type SecretKind = keyof SealedSecrets;

export type SecretBox = {
  seal(plaintext: string, accountId: string, kind: SecretKind): SealedSecret;
  /** @throws DomainError `secret-unreadable` */
  open(sealed: SealedSecret, accountId: string, kind: SecretKind): string;
  /** The key that seals now. */
  readonly keyId: string;
  /** The same secret, wrapped with the key that seals now. @throws DomainError `secret-unreadable` */
  reseal(sealed: SealedSecret, accountId: string, kind: SecretKind): SealedSecret;
  /** The same for what lies elsewhere. @throws DomainError `secret-unreadable` */
  resealAt(place: SealedPlace, sealed: SealedSecret, ownerId: string): SealedSecret;
};

/** @throws DomainError `destination-refused` where a server may not be reached; unknown names pass, verifying tells. */
export type CheckDestination = (host: string, port: number) => Promise<void>;

/** A server with its login in the clear, for the moment of a test. */
export type VerifyTarget = {
  readonly host: string;
  readonly port: number;
  readonly ssl: boolean;
  readonly tlsMode: "implicit" | "starttls";
  /** With an access token the password is empty. */
  readonly login: { readonly username: string; readonly password: string; readonly accessToken?: string } | null;
  readonly connectionTimeoutSeconds: number;
  readonly authenticationTimeoutSeconds: number;
  /** X13: certificates are not checked. */
  readonly acceptAnyCertificate: boolean;
};

export type Verifier = {
  imap(target: VerifyTarget & { readonly mailbox: string }, signal: AbortSignal): Promise<VerifyResult>;
  smtp(target: VerifyTarget, signal: AbortSignal): Promise<VerifyResult>;
};

/** Mail that came after `since` is judged. */
export type FilterTrialTarget = VerifyTarget & {
  readonly mailbox: string;
  readonly filter: HeaderFilter;
  readonly since: Date;
};

/** Never throws for a mailbox that cannot be read: the answer says why. */
export type RunFilterTrial = (target: FilterTrialTarget, signal: AbortSignal) => Promise<HeaderFilterTrial>;

/** A mail from `address` to itself; `mark` is the signed value of its field. */
export type TestMailTarget = {
  readonly imap: VerifyTarget & { readonly mailbox: string };
  readonly smtp: VerifyTarget;
  readonly address: string;
  readonly mark: string;
  readonly sentAt: Date;
  readonly nonce: string;
};

export type RunTestMail = (target: TestMailTarget, signal: AbortSignal) => Promise<TestMailResult>;
