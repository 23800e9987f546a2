import type { Audit } from "@mailroom/contracts/audit-entry";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import type { AgentSnapshot } from "@mailroom/contracts/events/agent";
import type { ApiKey } from "../domain/api-key.ts";
import type { Session } from "../domain/session.ts";
import type { AttemptCounts } from "../domain/sign-in-limit.ts";
import type { User } from "../domain/user.ts";

export type Clock = { now(): Date };
export type MakeId = () => string;

/** Slow on purpose (argon2id). */
export type Passwords = {
  hash(password: string): Promise<string>;
  /** Takes as long for `null` (nobody has that address) as for a wrong password, and answers false. */
  verify(passwordHash: string | null, password: string): Promise<boolean>;
};

/** Random bearer tokens. Only their SHA-256 is stored: they are long enough that it cannot be searched back. */
export type Tokens = {
  /** 256 random bits, base64url. */
  make(): string;
  hash(token: string): Buffer;
};

/** What a page of users was asked for, and after whom. */
export type UserPage = {
  readonly search: string | null;
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly limit: number;
};

/** Deleted users are not found, except where a method says so. */
export type UserStore = {
  find(id: string): Promise<User | null>;
  /** Locks the row until the transaction ends. */
  findForUpdate(id: string): Promise<User | null>;
  findByEmailKey(emailKey: string): Promise<{ user: User; passwordHash: string } | null>;
  /** In the order of their names, then ids. */
  list(page: UserPage): Promise<User[]>;
  /** @throws DomainError `email-address-taken` (conflict) */
  insert(user: User, passwordHash: string): Promise<void>;
  /** @throws DomainError `email-address-taken` (conflict) */
  update(user: User): Promise<void>;
  setPassword(id: string, passwordHash: string): Promise<void>;
  /**
   * Active administrators besides this one. Locks all administrators' rows in the order of their ids, so that two
   * administrators cannot demote each other at the same moment.
   */
  lockOtherAdministrators(id: string): Promise<number>;
  /** Whether there is anybody at all, deleted ones included. Nobody can be added meanwhile: the table is locked. */
  lockAndCheckEmpty(): Promise<boolean>;
  noteSeen(id: string, at: Date): Promise<void>;
};

export type SessionStore = {
  insert(session: Session, tokenHash: Buffer): Promise<void>;
  /** With its user where that one is active. */
  findByTokenHash(tokenHash: Buffer): Promise<{ session: Session; user: User } | null>;
  noteSeen(id: string, at: Date): Promise<void>;
  delete(id: string): Promise<void>;
  deleteOfUser(userId: string): Promise<void>;
};

/** Revoked keys are not found. */
export type ApiKeyStore = {
  insert(key: ApiKey, keyHash: Buffer, createdBy: string | null): Promise<void>;
  findByHash(keyHash: Buffer): Promise<ApiKey | null>;
  /** Newest first. */
  list(page: { readonly afterId: string | null; readonly limit: number }): Promise<ApiKey[]>;
  noteUsed(id: string, at: Date): Promise<void>;
  /** false: there is no such key. */
  revoke(id: string, at: Date): Promise<boolean>;
};

export type SignInAttemptStore = {
  /** Adds this attempt to both counts, starting a new window where the old one is over, and answers them. */
  count(keys: SignInKeys, now: Date): Promise<AttemptCounts>;
  /** After a success: the address starts anew, the source gets this attempt back. */
  forgive(keys: SignInKeys): Promise<void>;
};
export type SignInKeys = { readonly address: Buffer; readonly source: Buffer };

/** Facts about who may see what, from other services' events. */
export type AccessStore = {
  setAccountLinks(account: { accountId: string; version: number; agentIds: readonly string[] }): Promise<void>;
  addOffer(offer: { offerId: string; interactionId: string; agentId: string }): Promise<void>;
  removeOffer(offerId: string): Promise<void>;
  setAssignee(interactionId: string, agentId: string | null): Promise<void>;
  findFacts(accountId: string, interactionId: string | null): Promise<AccessFacts>;
};
export type AccessFacts = {
  readonly linkedAgentIds: readonly string[];
  readonly offeredAgentIds: readonly string[];
  readonly assignedAgentId: string | null;
};

/** Everything of one transaction; `announce` publishes with its commit. */
export type Scope = {
  readonly users: UserStore;
  readonly sessions: SessionStore;
  readonly apiKeys: ApiKeyStore;
  readonly attempts: SignInAttemptStore;
  readonly audit: Audit;
  readonly announce: (agent: AgentSnapshot) => void;
};
export type WithTransaction = <T>(run: (scope: Scope) => Promise<T>) => Promise<T>;

/** One event of the stream, with its place there. */
export type StreamedEvent = { readonly sequence: number; readonly envelope: EventEnvelope };
