/**
 * One account's session: connects, brings the mailbox into the ledger, waits for the server's word, and begins again,
 * for ever. It ends when it is stopped or when another worker has taken the account.
 */
import { setTimeout as pause } from "node:timers/promises";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { HeaderFilter } from "@mailroom/header-filter/header-filter";
import { pageForm } from "@mailroom/header-filter/search-form";
import type { Logger } from "@mailroom/runtime/logger";
import { connectionDelayMs } from "../domain/back-off.ts";
import { backlogLimit } from "../domain/backlog.ts";
import {
  type ConnectionReport,
  failureKindOf,
  reportFailure,
  secretUnreadableCode,
} from "../domain/connection-failure.ts";
import { filterOf } from "../domain/session-filter.ts";
import { sessionKeyOf } from "../domain/session-key.ts";
import { reauthRequiredCode } from "../domain/account-token.ts";
import { flagSeen } from "../operations/flag-seen.ts";
import type { ClaimedAccount, ConnectionBook, Lease, Mailbox } from "../operations/ports.ts";
import type { Repeats } from "../operations/repeat-unread.ts";
import { type SyncMemory, syncMailbox, type SyncPorts } from "../operations/sync-mailbox.ts";

export type FollowedMailbox = Mailbox & {
  /** True where the server announced mail, false where only time has passed. */
  waitForChange(ms: number, signal: AbortSignal): Promise<boolean>;
  /** Makes sure that it is still the one under its name. */
  reselect(): Promise<void>;
  close(): Promise<void>;
};

export type SessionPorts = SyncPorts & {
  readonly connections: ConnectionBook;
  readonly openMailbox: (account: AccountSnapshot) => Promise<FollowedMailbox>;
  /** Why the account cannot log in before a person has consented; null where it can. */
  readonly findMissingConsent: (account: AccountSnapshot) => Promise<DomainError | null>;
  readonly random: () => number;
  /**
   * Between two looks (S37): the safety net for a server whose IDLE has gone silent (F20), and what keeps IDLE below its
   * 30 minutes.
   */
  readonly pollMs: () => number;
  readonly logger: Logger;
  /** `noticeToCommitMs`: since the server announced mail; null where a poll found it. */
  readonly onIngested: (count: number, noticeToCommitMs: number | null) => void;
  readonly onFailure: (code: string) => void;
};

/** While a mail waits for another attempt. */
const retryPollMs = 2_000;
/** The database or the blob store is away: the connection is kept. */
const storageRetryMs = 1_000;
const consentPollMs = 2_000;

type Look = {
  readonly mailbox: FollowedMailbox;
  readonly filter: HeaderFilter;
  readonly memory: SyncMemory;
  /** When the server announced mail; null: only time has passed. */
  noticedAt: number | null;
};

export class AccountSession {
  readonly #ports: SessionPorts;
  readonly #lease: Lease;
  #account: AccountSnapshot;
  /** See ClaimedAccount. */
  #backlogOf: Date | null;
  /** See ClaimedAccount. */
  #isRepeating: boolean;
  readonly #stop = new AbortController();
  /** Ends the wait for news. */
  #wake = new AbortController();
  #running: Promise<void> | null = null;
  #flagging: Promise<void> = Promise.resolve();
  #ingested = 0;
  #isEnded = false;

  constructor(ports: SessionPorts, claimed: ClaimedAccount) {
    this.#ports = ports;
    this.#lease = claimed.lease;
    this.#account = claimed.account;
    this.#backlogOf = claimed.backlogOf;
    this.#isRepeating = claimed.isRepeating;
  }

  get lease(): Lease {
    return this.#lease;
  }

  get version(): number {
    return this.#account.version;
  }

  /** Takes a newer snapshot over where the session may go on as it is; false: it has to begin anew. */
  adopt(account: AccountSnapshot): boolean {
    if (sessionKeyOf(account) !== sessionKeyOf(this.#account)) return false;
    this.#account = account;
    return true;
  }

  /** Looks at once, then waits by the interval that is in force now. */
  wake(): void {
    this.#wake.abort();
  }

  /** True once the lease was found lost, or after a stop. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Resolves when the session does nothing more: the lease may be handed over. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Messages since the last call. */
  takeCount(): number {
    const count = this.#ingested;
    this.#ingested = 0;
    return count;
  }

  async #run(): Promise<void> {
    const { accountId } = this.lease;
    let failures = 0;
    while (!this.#isStopping()) {
      try {
        await this.#follow(() => (failures = 0));
      } catch (error) {
        if (this.#isStopping()) break;
        if (isLeaseLost(error)) {
          this.#ports.logger.warn({ accountId }, "account taken over by another worker");
          break;
        }
        failures += 1;
        if (isConsentMissing(error)) await this.#awaitConsent(error);
        else await this.#backOff(error, failures);
      }
    }
    this.#isEnded = true;
  }

  #isStopping(): boolean {
    return this.#stop.signal.aborted;
  }

  /** One connection's life. */
  async #follow(onConnected: () => void): Promise<void> {
    const { logger, openMailbox } = this.#ports;
    const account = this.#account;
    const filter = filterOf(account);
    await this.#report({ state: "connecting", detail: null, code: null, nextAttemptAt: null });
    const mailbox = await openMailbox(account);
    try {
      const { uidValidity } = mailbox.numbering;
      logger.info({ accountId: account.accountId, uidValidity }, "imap session open");
      await this.#report({ state: "connected", detail: null, code: null, nextAttemptAt: null });
      onConnected();
      const look: Look = { mailbox, filter, memory: newMemory(), noticedAt: null };
      while (!this.#isStopping()) {
        // A copy that cannot be read just now is no reason to hang up.
        const missing = await this.#ports.findMissingConsent(account).catch(() => null);
        if (missing !== null) throw missing;
        this.#wake = new AbortController();
        const waitMs = await this.#syncOnce(look);
        const isNews = await mailbox.waitForChange(waitMs, AbortSignal.any([this.#stop.signal, this.#wake.signal]));
        look.noticedAt = isNews ? performance.now() : null;
        if (!isNews && !this.#isStopping()) await this.#reselect(mailbox);
      }
    } finally {
      await this.#flagging;
      await mailbox.close();
    }
  }

  /** Not between a mail and its flag: for a moment no mailbox is open. */
  async #reselect(mailbox: FollowedMailbox): Promise<void> {
    await this.#flagging;
    await mailbox.reselect();
  }

  /** Answers how long to wait for news before looking again. */
  async #syncOnce(look: Look): Promise<number> {
    const [account, lease] = [this.#account, this.#lease];
    const { mailbox, filter, memory, noticedAt } = look;
    const repeats = this.#repeats();
    // A SEARCH in front of our own STORE would name what was never set unread.
    if (repeats !== "off") await this.#flagging;
    this.#ports.logger.debug({ accountId: account.accountId, search: pageForm(filter) }, "imap search");
    try {
      const result = await syncMailbox(this.#ports, {
        ...{ lease, mailbox, memory, filter, repeats },
        ownAddress: account.emailAddress,
        takesRead: account.ingestReadElsewhere === true,
        activatedAt: this.#backlogOf,
        backlogBefore: this.#backlogOf === null ? null : backlogLimit(account, this.#backlogOf),
        flagLater: (uids, unchangedSince) => {
          this.#flagLater(mailbox, uids, unchangedSince);
        },
        onCommitted: (count) => {
          this.#noteCommitted(count, noticedAt);
        },
        reportMailFailure: (uid, error) => {
          this.#ports.logger.error({ err: error, accountId: account.accountId, uid }, "mail could not be taken in");
        },
      });
      await this.#noteRepeats(repeats);
      if (result.isUnfinished) return retryPollMs;
      await this.#settleBacklog();
      return this.#ports.pollMs();
    } catch (error) {
      if (!isStorageAway(error)) throw error;
      this.#ports.logger.warn({ err: error, accountId: account.accountId }, "waiting for the database");
      await pause(storageRetryMs, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      return 0;
    }
  }

  #repeats(): Repeats {
    if (this.#account.disableDuplicateCheck !== true) return "off";
    return this.#isRepeating ? "on" : "beginning";
  }

  /** After a look: what it began, or what has to be ended (S69). */
  async #noteRepeats(repeats: Repeats): Promise<void> {
    if (repeats === "off" && this.#isRepeating) await this.#ports.ledger.endRepeats(this.#lease);
    this.#isRepeating = repeats !== "off";
  }

  /** The first look that left nothing over has dealt with what was unread at the account's first activation. */
  async #settleBacklog(): Promise<void> {
    if (this.#backlogOf === null) return;
    await this.#ports.ledger.markBacklogSettled(this.#lease);
    this.#backlogOf = null;
  }

  #noteCommitted(count: number, noticedAt: number | null): void {
    const noticeToCommitMs = noticedAt === null ? null : performance.now() - noticedAt;
    this.#ingested += count;
    this.#ports.onIngested(count, noticeToCommitMs);
    this.#ports.logger.debug({ accountId: this.lease.accountId, count, noticeToCommitMs }, "page committed");
  }

  /** After the commit and off the way of the next page. What fails is found again by the next SEARCH. */
  #flagLater(mailbox: Mailbox, uids: readonly number[], unchangedSince: bigint | null): void {
    const { accountId } = this.lease;
    this.#flagging = this.#flagging
      .then(() => flagSeen(this.#ports.ledger, { lease: this.lease, mailbox }, uids, unchangedSince))
      .catch((error: unknown) => {
        if (!this.#stop.signal.aborted) this.#ports.logger.warn({ err: error, accountId }, "seen flag not set");
      });
  }

  async #backOff(error: unknown, failures: number): Promise<void> {
    const { clock, logger, random, onFailure } = this.#ports;
    const { accountId } = this.lease;
    const known = error instanceof DomainError ? error : null;
    const code = known?.code ?? "unexpected-error";
    const delayMs = connectionDelayMs(failureKindOf(code), failures, random());
    const nextAttemptAt = new Date(clock.now().getTime() + delayMs);
    onFailure(code);
    // An unreadable secret is no weather: somebody has moved it, or lost its key.
    const needsPerson = known === null || code === secretUnreadableCode;
    logger[needsPerson ? "error" : "warn"]({ err: error, accountId, code, delayMs }, "imap session failed");
    await this.#report(reportFailure(code, known?.message ?? "An unexpected error; see the log.", nextAttemptAt));
    await pause(delayMs, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }

  /** Asks nobody but our own copy: the token comes by event, perhaps to another worker. */
  async #awaitConsent(error: DomainError): Promise<void> {
    const { logger, onFailure, findMissingConsent } = this.#ports;
    onFailure(error.code);
    logger.warn({ accountId: this.lease.accountId, code: error.code }, "imap session waits for a person's consent");
    await this.#report(reportFailure(error.code, error.message, null));
    const isMissing = () => findMissingConsent(this.#account).then(Boolean, () => true);
    while (!this.#isStopping() && (await isMissing())) {
      await pause(consentPollMs, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  async #report(report: ConnectionReport): Promise<void> {
    const { accountId } = this.lease;
    try {
      await this.#ports.connections.report(accountId, report);
    } catch (error) {
      this.#ports.logger.warn({ err: error, accountId }, "connection state not kept");
    }
  }
}

function newMemory(): SyncMemory {
  return { highestUid: null, readSearch: { searchedUid: null, metUid: null } };
}

function isConsentMissing(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code === reauthRequiredCode;
}

function isLeaseLost(error: unknown): boolean {
  return error instanceof DomainError && error.code === "lease-lost";
}

/** The mail server is well, we are not. */
function isStorageAway(error: unknown): boolean {
  return error instanceof DomainError && ["storage-unavailable", "blobs-unavailable"].includes(error.code);
}
