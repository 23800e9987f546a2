import type { AccountSnapshot, AccountToken } from "@mailroom/contracts/events/account";
import type { OutgoingMessage } from "@mailroom/contracts/events/delivery";
import type { AttemptOutcome, AttemptResult, Delivery, DeliveryState } from "../domain/delivery.ts";
import type { MentionedDelivery } from "../domain/delivery-evidence.ts";
import type { Usage } from "../domain/send-budget.ts";

export type Clock = { now(): Date };

/** A delivery that this worker alone may attempt now. */
export type BegunAttempt = {
  readonly token: string;
  readonly delivery: Delivery;
  readonly message: OutgoingMessage;
};
export type ClaimedAttempt = BegunAttempt & { readonly account: AccountSnapshot };

export type Attempt = {
  readonly n: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: AttemptOutcome | null;
  readonly reply: string | null;
};

export type DeliveryPage = {
  readonly accountId: string | null;
  readonly interactionId: string | null;
  readonly state: DeliveryState | null;
  /** Only of these accounts; null = of all. */
  readonly accountIds: readonly string[] | null;
  readonly linkedAgentId: string | null;
  readonly after: { readonly queuedAt: string; readonly id: string } | null;
  readonly limit: number;
};

export type DeliveryStore = {
  /** False where it is there already: a repeated command is the same delivery. */
  insert(delivery: Delivery, message: OutgoingMessage): Promise<boolean>;
  findForUpdate(deliveryId: string): Promise<Delivery | null>;
  /** The row whose attempt has this token, locked; null when another worker has taken it away. */
  findByTokenForUpdate(deliveryId: string, token: string): Promise<Delivery | null>;
  /** Writes state and recipients. Ends the lease where the state is no longer `sending`. */
  update(delivery: Delivery): Promise<void>;
  /** Due deliveries of the account that nobody else holds, the longest due first, locked. */
  lockDue(accountId: string, limit: number): Promise<Delivery[]>;
  /** Begins an attempt for each. */
  begin(deliveries: readonly Delivery[]): Promise<BegunAttempt[]>;
  /** Deliveries of the account with one of these Message-IDs, not locked, in the order of their ids. */
  findByMessageIds(accountId: string, messageIds: readonly string[]): Promise<MentionedDelivery[]>;
  endAttempt(token: string, outcome: AttemptOutcome, reply: string | null): Promise<void>;
  /** Deliveries whose worker is gone, with whether the final dot may have gone out. */
  takeAbandoned(limit: number): Promise<{ delivery: Delivery; token: string; isDataEnding: boolean }[]>;
  /** Uncertain deliveries whose Sent mailbox is to be searched now; sets the next look. */
  takeFindable(limit: number): Promise<Delivery[]>;
  setNextFind(deliveryId: string, at: Date | null): Promise<void>;
  /** Queued and deferred ones, locked. */
  listWaitingForUpdate(accountId: string): Promise<Delivery[]>;
  /**
   * Deferred deliveries of an account become due: its settings may be mended. A new token lifts no limit: those that wait
   * for their turn keep it.
   */
  hasten(accountId: string, news: "settings" | "token"): Promise<void>;
};

/** What an account may still send is what its attempts have left of its limits. */
export type BudgetStore = {
  /** What counts within the window, in milliseconds. Locks the account: nobody else claims from its budget meanwhile. */
  lockUsage(accountId: string, windowMs: number): Promise<Usage>;
  /** Writes what `holdForBudget` made of deliveries. */
  hold(held: readonly Delivery[]): Promise<void>;
};

export type AccountStore = {
  note(account: AccountSnapshot): Promise<void>;
  find(accountId: string): Promise<AccountSnapshot | null>;
};

export type TokenStore = {
  /** False where a newer one is known already. */
  note(token: AccountToken): Promise<boolean>;
  find(accountId: string): Promise<AccountToken | null>;
};

export type Scope = {
  readonly deliveries: DeliveryStore;
  readonly budgets: BudgetStore;
  readonly accounts: AccountStore;
  readonly tokens: TokenStore;
  /** Tells everybody the delivery's state when the transaction commits. */
  announce(delivery: Delivery): void;
  orderSentCopy(delivery: Delivery, rawHash: string): void;
  orderFind(delivery: Delivery): void;
  /** After the commit, look for work at once. */
  wake(): void;
};
export type WithTransaction = <T>(run: (scope: Scope) => Promise<T>) => Promise<T>;

/** Statements of their own, outside longer transactions. */
export type AttemptKeeper = {
  /** Ids of active accounts that can log in, as far as we know, with due deliveries, the longest due first, without those named. */
  listDueAccounts(limit: number, without: readonly string[]): Promise<string[]>;
  /** Deliveries of all accounts that wait for their account's turn to send. */
  countHeld(): Promise<number>;
  /** Extends the lease; false when the attempt was taken away. */
  renew(deliveryId: string, token: string): Promise<boolean>;
  /** Commits that the message may end now; false = no longer ours, so it must not. */
  markDataEnding(deliveryId: string, token: string): Promise<boolean>;
  /** False when the attempt was taken away: somebody else's bytes count. */
  noteRaw(deliveryId: string, token: string, raw: RawMessage): Promise<boolean>;
};

export type RawMessage = { readonly hash: string; readonly size: number };

/** Makes the bytes once and keeps them. @throws DomainError (invalid) for what can never be sent. */
export type ComposeMessage = (message: OutgoingMessage) => Promise<RawMessage>;

export type Submission = {
  readonly account: AccountSnapshot;
  readonly rawHash: string;
  readonly from: string;
  readonly to: readonly string[];
  /** Asked when all but the final dot has been sent. False: the connection must be dropped. */
  readonly mayEnd: () => Promise<boolean>;
  /** Aborts when another worker has the delivery: whatever has not reached its final dot is dropped. */
  readonly takenOver: AbortSignal;
};

/** Never throws: every failure is a result. */
export type SubmitMessage = (submission: Submission) => Promise<AttemptResult>;
