/** This process as a worker: its heartbeat, the accounts it claims and gives up, and their sessions. */
import type { Logger } from "@mailroom/runtime/logger";
import { balanceLeases } from "../operations/balance-leases.ts";
import type { ClaimedAccount, HeldAccount, Lease, LeaseBook } from "../operations/ports.ts";
import type { AccountSession } from "./account-session.ts";

export type WorkerOptions = {
  readonly leases: LeaseBook;
  makeSession(claimed: ClaimedAccount): AccountSession;
  /** Reads the settings again; true where the poll interval is another now. */
  refreshSettings(): Promise<boolean>;
  readonly logger: Logger;
};

/** A fifth of what others wait for before they take over. */
const heartbeatMs = 3_000;
const sweepMs = 1_500;
const loadMs = 60_000;

export class IngestWorker {
  readonly #options: WorkerOptions;
  readonly #sessions = new Map<string, AccountSession>();
  /** Accounts whose session ends or begins anew: a server that does not answer keeps nobody else waiting. */
  readonly #changing = new Map<string, Promise<void>>();
  /** As the last look at the leases had them. */
  #known: ReadonlyMap<string, HeldAccount> = new Map();
  #timers: NodeJS.Timeout[] = [];
  #sweeping: Promise<void> | null = null;
  #isSweepWanted = false;
  #isDraining = false;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  get sessionCount(): number {
    return this.#sessions.size;
  }

  async start(): Promise<void> {
    await this.#guarded("heartbeat", () => this.#options.leases.heartbeat(false));
    this.#every(heartbeatMs, "heartbeat", () => this.#options.leases.heartbeat(this.#isDraining));
    this.#every(loadMs, "load", () => this.#recordLoads());
    this.#timers.push(
      setInterval(() => {
        this.wake();
      }, sweepMs),
    );
    this.wake();
  }

  /** Something about accounts has changed: look at once. Calls during a look make one more. */
  wake(): void {
    this.#isSweepWanted = true;
    if (this.#sweeping !== null || this.#isDraining) return;
    this.#sweeping = this.#sweepWhileWanted().finally(() => (this.#sweeping = null));
  }

  /** Hands every account over. */
  async stop(): Promise<void> {
    this.#isDraining = true;
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
    await this.#sweeping;
    await this.#guarded("heartbeat", () => this.#options.leases.heartbeat(true));
    await Promise.all(this.#changing.values());
    await Promise.all([...this.#sessions.keys()].map((accountId) => this.#end(accountId, "release")));
  }

  async #sweepWhileWanted(): Promise<void> {
    while (this.#isSweepWanted && !this.#isDraining) {
      this.#isSweepWanted = false;
      await this.#guarded("claim", () => this.#sweep());
    }
  }

  async #sweep(): Promise<void> {
    const { leases } = this.#options;
    if (await this.#options.refreshSettings()) for (const session of this.#sessions.values()) session.wake();
    const { held, claimed, release } = await balanceLeases(leases);
    this.#wakeConcerned(held);
    await this.#endChanged(held);
    for (const accountId of release) this.#endLater(accountId);
    for (const claim of claimed) {
      const { accountId } = claim.lease;
      this.#change(accountId, async () => {
        await this.#end(accountId, "keep"); // of an earlier token, if any
        this.#begin(claim);
      });
    }
  }

  /** After what the account is in the middle of, and off the way of others; then the leases are looked at again. */
  #change(accountId: string, run: () => Promise<void>): void {
    const before = this.#changing.get(accountId) ?? Promise.resolve();
    const changing = before
      .then(() => this.#guarded("session", run))
      .finally(() => {
        if (this.#changing.get(accountId) === changing) this.#changing.delete(accountId);
      });
    this.#changing.set(accountId, changing);
  }

  /** Whoever may hold the account then is to learn of it at once. */
  #endLater(accountId: string): void {
    if (this.#changing.has(accountId)) return;
    this.#change(accountId, () => this.#end(accountId, "release"));
    void this.#changing.get(accountId)?.then(() => {
      this.wake();
    });
  }

  /**
   * Sessions that need not wait for news: consent was withdrawn, though a new token may have come to another worker, or
   * somebody wants a look.
   */
  #wakeConcerned(held: readonly HeldAccount[]): void {
    for (const { accountId, tokenStatus, looksWanted } of held) {
      const before = this.#known.get(accountId);
      // seen for the first time since its session began: a look may have been wanted in between
      const isConcerned =
        before === undefined
          ? looksWanted > 0
          : before.tokenStatus !== tokenStatus || before.looksWanted !== looksWanted;
      if (isConcerned) this.#sessions.get(accountId)?.wake();
    }
    this.#known = new Map(held.map((one) => [one.accountId, one]));
  }

  /** Sessions of accounts that changed, were switched off, or belong to somebody else by now. A change claims anew. */
  async #endChanged(held: readonly HeldAccount[]): Promise<void> {
    const byAccount = new Map(held.map((one) => [one.accountId, one]));
    await this.#adoptChanges(byAccount);
    const stale = [...this.#sessions].filter(([accountId, session]) => {
      const now = byAccount.get(accountId);
      return session.isEnded || now?.token !== session.lease.token || now.version !== session.version;
    });
    for (const [accountId] of stale) this.#endLater(accountId);
    // Held by the database's word, but without a session: this process claimed it and could not begin.
    for (const { accountId, token } of held) {
      if (this.#sessions.has(accountId) || this.#changing.has(accountId)) continue;
      await this.#options.leases.release({ accountId, token });
      this.#isSweepWanted = true;
    }
  }

  /** Snapshots that a running session can take over, as after the keys were changed: it need not begin anew. */
  async #adoptChanges(held: ReadonlyMap<string, HeldAccount>): Promise<void> {
    for (const [accountId, session] of this.#sessions) {
      const now = held.get(accountId);
      if (now === undefined || now.version === session.version) continue;
      const account = await this.#options.leases.findAccount(accountId);
      if (account?.version === now.version) session.adopt(account);
    }
  }

  #begin(claim: ClaimedAccount): void {
    const session = this.#options.makeSession(claim);
    this.#sessions.set(claim.lease.accountId, session);
    session.start();
  }

  async #end(accountId: string, what: "release" | "keep"): Promise<void> {
    const session = this.#sessions.get(accountId);
    if (session === undefined) return;
    await session.stop();
    this.#sessions.delete(accountId);
    if (what === "release") await this.#guarded("release", () => this.#release(session.lease));
  }

  async #release(lease: Lease): Promise<void> {
    await this.#options.leases.release(lease);
  }

  async #recordLoads(): Promise<void> {
    for (const session of this.#sessions.values()) {
      await this.#options.leases.recordLoad(session.lease, session.takeCount() / (loadMs / 60_000));
    }
  }

  #every(ms: number, what: string, run: () => Promise<void>): void {
    let isRunning = false;
    const timer = setInterval(() => {
      if (isRunning) return;
      isRunning = true;
      void this.#guarded(what, run).finally(() => (isRunning = false));
    }, ms);
    this.#timers.push(timer);
  }

  /** The boundary of timers: what fails is tried again by the next tick. */
  async #guarded(task: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#options.logger.warn({ err: error, task }, "task of the worker failed");
    }
  }
}
