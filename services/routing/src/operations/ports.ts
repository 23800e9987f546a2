/** What operations need from outside. Adapters in store/ and redis/ implement it; app.ts puts it together. */
import type { Audit } from "@mailroom/contracts/audit-entry";
import type { MessageContract, PayloadOf } from "@mailroom/contracts/define-event";
import type { Account } from "../domain/account.ts";
import type { Agent } from "../domain/agent.ts";
import type { Candidate, RingPlace } from "../domain/choose-agent.ts";
import type { Decision } from "../domain/decision.ts";
import type { DispatchQueue } from "../domain/dispatch.ts";
import type { CallResult, FlowCall } from "../domain/flow-call.ts";
import type { FlowRun } from "../domain/flow-run.ts";
import type { Interaction } from "../domain/interaction.ts";
import type { Interval } from "../domain/interval.ts";
import type { Offer, OfferState } from "../domain/offer.ts";
import type { Queue, RingMember } from "../domain/queue.ts";
import type { Manager, RoutingAccount, WorkItemDraft } from "../domain/route-message.ts";
import type { PriorityClass, WorkItem } from "../domain/work-item.ts";

export type AccountStore = {
  find(accountId: string): Promise<Account | null>;
  /** Keeps the newer version. */
  save(account: Account): Promise<void>;
};

export type FactsStore = {
  /** What decides about a message, and the database's clock. Without locks: each part changes by events of its own. */
  read(of: {
    readonly accountId: string;
    readonly interactionId: string;
    /** Who wrote the message, where that is an agent. */
    readonly agentId: string | null;
  }): Promise<{
    readonly now: Date;
    readonly account: RoutingAccount | null;
    /** Who holds the interaction, else who managed it last. */
    readonly manager: Manager | null;
    /** The writing agent was deleted or may not work; false where routing has not heard of them yet. */
    readonly isAuthorGone: boolean;
    /** Those that exist, of the account's actions and the interaction's last queue. */
    readonly queueIds: ReadonlySet<string>;
    /** Of the account's actions: agents who exist and may work. */
    readonly agentIds: ReadonlySet<string>;
    /** Of the account's actions, as far as routing has heard of them. */
    readonly intervals: readonly Interval[];
    /** Where the account's list stands with this interaction. */
    readonly run: FlowRun | null;
  }>;
};

/** Our copy of working time and holidays (X3). */
export type IntervalStore = {
  list(intervalIds: readonly string[]): Promise<Interval[]>;
  /** An older version than the stored one changes nothing. */
  save(interval: Interval): Promise<void>;
};

/** Runs through accounts' lists that wait at a step. Whoever changes one has the interaction's row locked. */
export type RunStore = {
  find(interactionId: string): Promise<FlowRun | null>;
  save(run: FlowRun): void;
  /** The interaction's newest message. */
  noteMessage(interactionId: string, messageKey: string): void;
  /** It has ended, with what it was asking. An item that ends takes its run along by itself. */
  remove(interactionId: string): void;
};

export type CallRoom = {
  readonly limit: number;
  readonly mostOfAccount: number;
  /** Calls that this instance waits for, by account. */
  readonly underWay: ReadonlyMap<string, number>;
  readonly spareSeconds: number;
};

/** Web hooks of steps that have not been answered; one an interaction. */
export type CallStore = {
  add(call: Omit<FlowCall, "attempts">, now: Date): void;
  /** What is due, counted as one more attempt and nobody else's until `spareSeconds` after its own timeout. */
  claim(room: CallRoom): Promise<FlowCall[]>;
  find(callId: string): Promise<FlowCall | null>;
  postpone(callId: string, until: Date): Promise<void>;
};

/** Asks the address that an administrator has named, once. Never throws. */
export type CallOut = (call: FlowCall, body: Readonly<Record<string, unknown>>) => Promise<CallResult>;

export type AgentStore = {
  /** Those who exist and may work. */
  employed(agentIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Row lock: the first of the order agent, item, offer. Sorted by id; ids without an agent are left out. */
  lock(agentIds: readonly string[]): Promise<Agent[]>;
  /** New, or over the row that is locked. */
  save(agent: Agent): Promise<void>;
  /** X14: held interactions whose customer waits for an answer and that nobody is offered, plus open offers. */
  loadOf(agentId: string): Promise<number>;
  /** Live connections seen now. */
  noteSeen(agentIds: readonly string[], at: Date): Promise<void>;
  /** Ids of agents who are logged in, were reported once, and then not since `before`. */
  listSilent(before: Date, limit: number): Promise<string[]>;
};

/** Dispositions that agents are choosing just now (S92). The agent's row must be locked. */
export type DispositionPauseStore = {
  /** Begins, or lasts until then. */
  prolong(inHand: { readonly agentId: string; readonly interactionId: string }, endsAt: Date): Promise<"new" | "known">;
  /** Whether the agent has others. `dueBy`: removes it only where it is over by then. */
  remove(
    inHand: { readonly agentId: string; readonly interactionId: string },
    dueBy: Date | null,
  ): Promise<"others" | "none">;
  /** Of whatever agents; without their locks: the sweep ends them. */
  endAllOf(interactionId: string, at: Date): void;
};

/** Our copy of the global settings. */
export type SettingsStore = {
  /** After so long without a live connection an agent is logged out. The product's default until it was told. */
  lostConnectionMinutes(): Promise<number>;
  /** An older version than the stored one changes nothing. */
  save(settings: { readonly version: number; readonly lostConnectionMinutes: number }): Promise<void>;
};

export type QueueStore = {
  lock(queueId: string): Promise<Queue | null>;
  /** @throws DomainError `name-taken` (conflict) */
  save(queue: Queue): Promise<void>;
  /** Those that exist. */
  existing(queueIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** null: there is none, or it is deleted. */
  nameOf(queueId: string): Promise<string | null>;
  members(queueId: string): Promise<RingMember[]>;
  /** In this order from now on; who was a member keeps the day they were added. */
  setMembers(queueId: string, agentIds: readonly string[], now: Date): Promise<void>;
  queuesOf(agentId: string): Promise<string[]>;
};

export type InteractionStore = {
  /** Row lock: the last of all locks. */
  lock(interactionId: string): Promise<Interaction | null>;
  save(interaction: Interaction): void;
  /** Makes it, or opens it again where it is closed. */
  open(interaction: Interaction): void;
  /** The account's minutes of inactivity are others now: moves when its open interactions are to be closed. */
  moveClosing(accountId: string, minutes: number | null): Promise<void>;
  /** Ids of interactions that the agent holds. */
  listHeldBy(agentId: string): Promise<string[]>;
  /** Row locks of interactions that somebody holds, behind `after` (null: from the first), by id. */
  lockHeld(page: { readonly after: string | null; readonly limit: number }): Promise<Interaction[]>;
};

export type ItemStore = {
  /** Row lock, of the item that is waiting or offered. */
  lockOpen(interactionId: string): Promise<WorkItem | null>;
  /** Row locks, sorted by id. */
  lock(itemIds: readonly string[]): Promise<WorkItem[]>;
  add(draft: WorkItemDraft, now: Date): WorkItem;
  /** Raises the version. */
  save(item: WorkItem, now: Date): WorkItem;
  /** Ids of those waiting or offered in a queue, not for one agent alone. */
  listOpenInQueue(queueId: string): Promise<string[]>;
  /** Ids of those that wait for this agent alone. */
  listOpenFor(agentId: string): Promise<string[]>;
  /** Row locks, of the account's items that wait for their agent or, after that, in the agent's queue; sorted by id. */
  lockWaits(accountId: string): Promise<WorkItem[]>;
  /** Deleted queue: items that merely came from it forget it. */
  forgetQueue(queueId: string): Promise<void>;
  /** Changes the class of an account's open replies; answers what was changed. */
  reclass(accountId: string, priority: PriorityClass, now: Date): Promise<WorkItem[]>;
};

export type OfferStore = {
  find(offerId: string): Promise<Offer | null>;
  /** Row locks of open offers of one item, or of certain offers whatever their state; sorted by id. */
  lockOpenOf(itemId: string): Promise<Offer[]>;
  lock(offerIds: readonly string[]): Promise<Offer[]>;
  save(offer: Offer): Promise<void>;
  listOpenOfAgent(
    agentId: string,
  ): Promise<{ readonly id: string; readonly itemId: string; readonly queueId: string | null }[]>;
};

export type DispatchStore = {
  /** The lock under which offers are made and queues changed, held to the end of the transaction. */
  lock(): Promise<void>;
  /** Takes `lock` and locks everybody available; answers those with room for more, and the queues they are members of. */
  lockFree(): Promise<{ readonly agentIds: string[]; readonly queueIds: string[]; readonly freePlaces: number }>;
  /** Locks those of the proposed that wait; passes over what somebody else is changing. */
  claim(itemIds: readonly string[]): Promise<WorkItem[]>;
  /** The same without a proposal: what these agents could be offered, in order, at most `limit` a queue. */
  claimFor(agentIds: readonly string[], limit: number): Promise<WorkItem[]>;
  /** Which of these still wait. */
  stillWaiting(itemIds: readonly string[]): Promise<string[]>;
  /**
   * Queues of these items with their members, all whom the items may be offered to with their load, and the clock. Of those
   * whom `lockFree` or `tryLock` has not locked nobody counts as available.
   */
  view(itemIds: readonly string[]): Promise<DispatchView>;
  /**
   * For items that this transaction has locked: takes `lock` and locks everybody available whom they could be offered to, as
   * far as that needs no waiting. `isClear`: all of it was had, somebody is there, and nothing else waits for the same people.
   */
  tryLock(items: readonly WorkItem[]): Promise<{ readonly isClear: boolean; readonly view: DispatchView }>;
  /** All at once: offers, the items they are about, rings, decisions. */
  write(changes: DispatchChanges, now: Date): void;
};

export type DispatchView = {
  /** The database's clock. */
  readonly now: Date;
  readonly queues: readonly DispatchQueue[];
  readonly agents: readonly (Candidate & { readonly version: number })[];
};

export type DispatchChanges = {
  readonly offers: readonly Offer[];
  /** Offered now, or with a new reason to wait. Their version is raised. */
  readonly items: readonly WorkItem[];
  readonly rings: ReadonlyMap<string, RingPlace>;
  readonly decisions: readonly Decision[];
};

export type DecisionStore = { add(decisions: readonly Decision[], now: Date): void };

/** The transaction's outbox: the event goes out when it commits. */
export type Events = {
  append<C extends MessageContract>(contract: C, draft: { readonly key: string; readonly data: PayloadOf<C> }): string;
};

/** What others in this process should know once the transaction has committed. Never needed for correctness. */
export type Hints = {
  /** Something waits, or may be offered now. Without ids: whoever is free, look what there is. */
  dispatch(itemIds: readonly string[]): void;
  /** The load of these agents may have changed. */
  load(agentIds: readonly string[]): void;
};

/**
 * One transaction's view of everything. What is asked for together is read in this order by one round trip; what answers
 * nothing is sent and not waited for: later reads see it, and where it fails the transaction does.
 */
export type Stores = {
  /** The database's clock at this moment, not at the transaction's begin: deadlines are judged by it. */
  now(): Promise<Date>;
  newId(now: Date): string;
  /** The id of what follows from a cause: the same for the same words. */
  idOf(cause: readonly string[]): string;
  readonly accounts: AccountStore;
  readonly facts: FactsStore;
  readonly agents: AgentStore;
  readonly dispositionPauses: DispositionPauseStore;
  readonly settings: SettingsStore;
  readonly intervals: IntervalStore;
  readonly runs: RunStore;
  readonly calls: CallStore;
  readonly queues: QueueStore;
  readonly interactions: InteractionStore;
  readonly items: ItemStore;
  readonly offers: OfferStore;
  readonly dispatch: DispatchStore;
  readonly decisions: DecisionStore;
  readonly events: Events;
  readonly audit: Audit;
  readonly hints: Hints;
};

/** Runs in one transaction, again from the start after a deadlock. */
export type WithStores = <T>(run: (stores: Stores) => Promise<T>) => Promise<T>;

/** What is due by the database's clock, found in Postgres: the safety net under Redis and hints. */
export type DueList = {
  expiredOffers(limit: number): Promise<string[]>;
  endedSteps(limit: number): Promise<string[]>;
  /** Items whose wait for their agent is over. */
  endedWaits(limit: number): Promise<string[]>;
  /** Items that wait for an agent who neither has the interaction on the desk nor serves its account any longer. */
  strandedWaits(limit: number): Promise<string[]>;
  /** Interactions that are to be closed for inactivity. */
  inactive(limit: number): Promise<string[]>;
  /** Items that could be offered to somebody now, and have been waiting for a second. */
  missed(limit: number): Promise<string[]>;
  /** Agents whose load is not the one last told. */
  staleLoads(limit: number): Promise<string[]>;
};

/** Where an item waits in Redis: in its queue, or for one agent. */
export type Lane = { readonly kind: "queue" | "agent"; readonly id: string };

/**
 * Redis proposes, Postgres decides: every answer may be stale or missing, and null means "look into Postgres".
 */
export type WorkingSet = {
  /** Heads of lanes, at most `limit` of each, or null while the set is away or being built. */
  propose(lanes: readonly Lane[], limit: number): Promise<string[] | null>;
  /** Members that no longer wait. */
  forget(itemIds: readonly string[]): void;
  /** What is due by `now`; null while away. A member is answered again until it is filed anew or taken out. */
  due(now: Date, limit: number): Promise<{ readonly offerIds: string[]; readonly itemIds: string[] } | null>;
  settleDue(due: { readonly offerIds: readonly string[]; readonly itemIds: readonly string[] }): void;
};

export type Page<T> = { readonly items: readonly T[]; readonly next: readonly string[] | null };
export type PageRequest = { readonly limit: number; readonly after: readonly string[] | null };

export type QueueView = Queue & {
  readonly memberCount: number;
  readonly waiting: number;
  readonly oldestWaitingAt: Date | null;
};
export type MemberView = {
  readonly agentId: string;
  readonly name: string;
  readonly position: number;
  readonly addedAt: Date;
};
export type AgentView = Agent & { readonly load: number };
export type OfferView = Offer & { readonly queueName: string | null };
export type DecisionView = Decision & { readonly id: string; readonly at: Date };

/** Reading without a transaction, for the API. Lists come in the order that the contract of the route names. */
export type Reader = {
  listQueues(filter: { readonly search: string | null }, page: PageRequest): Promise<Page<QueueView>>;
  findQueue(queueId: string): Promise<QueueView | null>;
  listMembers(queueId: string, page: PageRequest): Promise<Page<MemberView>>;
  listAgents(
    filter: { readonly search: string | null; readonly agentId: string | null },
    page: PageRequest,
  ): Promise<Page<AgentView>>;
  findAgent(agentId: string): Promise<AgentView | null>;
  listOffers(
    filter: {
      readonly state: OfferState | null;
      readonly agentId: string | null;
      readonly interactionId: string | null;
      readonly accountIds: readonly string[] | null;
    },
    page: PageRequest,
  ): Promise<Page<OfferView>>;
  findOffer(offerId: string): Promise<OfferView | null>;
  /** Who may read this interaction, by what routing knows; null: it knows nothing of it. */
  findAccess(interactionId: string): Promise<{
    readonly accountId: string;
    readonly linkedAgentIds: readonly string[];
    readonly holderIds: readonly string[];
    readonly assignedAgentId: string | null;
  } | null>;
  listDecisions(interactionId: string, page: PageRequest): Promise<Page<DecisionView>>;
};
