/**
 * imapflow behind our port. It answers failures with `false`, with `undefined`, by throwing, or not at all: here each
 * becomes a DomainError, and a command that hangs past its deadline ends the connection.
 */
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { HeaderFilter } from "@mailroom/header-filter/header-filter";
import { withDeadline } from "@mailroom/runtime/deadline";
import type { FetchMessageObject, FlagsEvent, ImapFlow, SearchObject } from "imapflow";
import type { FlagState } from "../domain/unread-again.ts";
import type { FetchedMail, Mailbox, SeenMail } from "../operations/ports.ts";
import { connectImap, type ImapEnvironment } from "./connect-imap.ts";
import { refused, renumbered, toImapError } from "./errors.ts";
import { uidSets } from "./uid-sets.ts";

export type OpenMailbox = Mailbox & {
  /** True as soon as the server announces mail, false after `ms`. IDLE where the server has it. */
  waitForChange(ms: number, signal: AbortSignal): Promise<boolean>;
  /** Selects it again. @throws DomainError `mailbox-renumbered` where another mailbox stands under its name. */
  reselect(): Promise<void>;
  close(): Promise<void>;
};

const commandMs = 60_000;
/** Between two mails of a FETCH. */
const nextMailMs = 60_000;
/** A mail up to this size comes with the page's one FETCH; the rest of a longer one in ranges of `rangeBytes`. */
export const headBytes = 256 * 1024;
const rangeBytes = 256 * 1024;
const logoutMs = 2_000;

export async function openMailbox(environment: ImapEnvironment, account: AccountSnapshot): Promise<OpenMailbox> {
  const client = await connectImap(environment, account);
  try {
    return await ImapMailbox.open(client, account);
  } catch (error) {
    client.close();
    throw error;
  }
}

class ImapMailbox implements OpenMailbox {
  readonly numbering: OpenMailbox["numbering"];
  readonly #client: ImapFlow;
  /** When the mailbox was opened. */
  readonly #uidNext: number | null;
  #hasNews = false;
  /** Ends the wait for news; null: nobody waits. */
  #wake: (() => void) | null = null;
  #isIdling = false;
  /** Shown by untagged FETCH answers: UIDs with \Seen, and their mod-sequence. */
  readonly #shownSeen = new Map<number, bigint | null>();

  static async open(client: ImapFlow, account: AccountSnapshot): Promise<ImapMailbox> {
    const path = account.imap.mailbox;
    const opened = await command(client, "SELECT", () => client.mailboxOpen(path));
    const uidValidity = Number(opened.uidValidity);
    // Servers of before RFC 9051 may leave it out.
    const uidNext = opened.uidNext > 0 ? opened.uidNext : null;
    return new ImapMailbox(client, { sourceEpoch: account.sourceEpoch, mailbox: path, uidValidity }, uidNext);
  }

  constructor(client: ImapFlow, numbering: OpenMailbox["numbering"], uidNext: number | null) {
    this.#client = client;
    this.#uidNext = uidNext;
    this.numbering = numbering;
    client.on("exists", () => {
      this.#noteNews();
    });
    client.on("close", () => this.#wake?.());
    client.on("flags", ({ uid, flags, modseq }: FlagsEvent) => {
      // Somebody may have set it unread (S69).
      if (!flags.has("\\Seen")) this.#noteNews();
      else if (uid !== undefined) this.#shownSeen.set(uid, modseq ?? null);
    });
  }

  #noteNews(): void {
    this.#hasNews = true;
    this.#wake?.();
  }

  async searchUnseen(filter: HeaderFilter): Promise<number[]> {
    this.#hasNews = false;
    return this.#search({ seen: false, ...headersOf(filter) });
  }

  async searchRead(fromUid: number, filter: HeaderFilter): Promise<number[]> {
    const found = await this.#search({ uid: `${fromUid}:*`, seen: true, ...headersOf(filter) });
    // `*` is the last mail, also where its UID is lower (RFC 9051 §9, seq-range).
    return found.filter((uid) => uid >= fromUid);
  }

  async findHighestUid(): Promise<number> {
    if (this.#uidNext !== null) return this.#uidNext - 1;
    return (await this.#search({ all: true })).at(-1) ?? 0;
  }

  async searchExisting(uids: readonly number[]): Promise<number[]> {
    return this.#search({ uid: uids.join(",") });
  }

  async *fetch(uids: readonly number[]): AsyncGenerator<FetchedMail, void, undefined> {
    const items = { flags: true, internalDate: true, size: true, source: { start: 0, maxLength: headBytes } };
    const mails = this.#client.fetch(uids.join(","), items, { uid: true });
    for (;;) {
      const next = await this.#within(nextMailMs, "FETCH", () => mails.next());
      if (next.done === true) return;
      yield toFetchedMail(next.value);
    }
  }

  async *fetchRest(mail: FetchedMail): AsyncGenerator<Buffer, void, undefined> {
    for (let start = mail.head.length; ; start += rangeBytes) {
      const source = { start, maxLength: rangeBytes };
      const answer = await command(this.#client, "FETCH", () =>
        this.#client.fetchOne(mail.uid, { source }, { uid: true }),
      );
      const bytes = answer.source ?? Buffer.alloc(0);
      if (bytes.length > 0) yield bytes;
      if (bytes.length < rangeBytes) return;
    }
  }

  async fetchReceivedAt(uids: readonly number[]): Promise<Map<number, Date>> {
    const mails = await command(this.#client, "FETCH INTERNALDATE", () =>
      this.#client.fetchAll(uids.join(","), { internalDate: true }, { uid: true }),
    );
    return new Map(mails.map(({ uid, internalDate }) => [uid, dateOf(internalDate)]));
  }

  async fetchFlags(uids: readonly number[]): Promise<Map<number, FlagState>> {
    const states = new Map<number, FlagState>();
    for (const set of uidSets(uids)) {
      const mails = await command(this.#client, "FETCH FLAGS", () =>
        this.#client.fetchAll(set, { flags: true }, { uid: true }),
      );
      for (const { uid, flags, modseq } of mails) {
        states.set(uid, { flags: flags ?? new Set(), modseq: modseq ?? null });
      }
    }
    return states;
  }

  async addSeen(uids: readonly number[], unchangedSince: bigint | null): Promise<SeenMail[]> {
    const options = unchangedSince === null ? { uid: true } : { uid: true, unchangedSince };
    this.#shownSeen.clear();
    await command(this.#client, "STORE +FLAGS", () =>
      this.#client.messageFlagsAdd(uids.join(","), ["\\Seen"], options),
    );
    const shown = new Map(this.#shownSeen);
    if (uids.every((uid) => shown.has(uid))) return uids.map((uid) => ({ uid, modseq: shown.get(uid) ?? null }));
    // Answers are optional (RFC 9051 §6.4.6), and UNCHANGEDSINCE may have left some out.
    const states = await this.fetchFlags(uids);
    return uids.flatMap((uid) => {
      const state = states.get(uid);
      return state?.flags.has("\\Seen") === true ? [{ uid, modseq: state.modseq }] : [];
    });
  }

  async waitForChange(ms: number, signal: AbortSignal): Promise<boolean> {
    if (this.#hasNews || signal.aborted) return this.#hasNews;
    const changed = Promise.withResolvers<undefined>();
    const wake = (): void => {
      changed.resolve(undefined);
    };
    this.#wake = wake;
    void this.#idleWhileAwaited();
    const timer = setTimeout(wake, ms);
    signal.addEventListener("abort", wake, { once: true });
    try {
      await changed.promise;
      return this.#hasNews;
    } finally {
      this.#wake = null;
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
    }
  }

  /**
   * At once, not after imapflow's pause: else a mail waits for it. Each command ends it, and flags may still be set while
   * news is waited for: then it begins again.
   */
  async #idleWhileAwaited(): Promise<void> {
    if (this.#isIdling) return;
    this.#isIdling = true;
    while (this.#wake !== null && this.#client.usable) {
      const idle = this.#client.idle();
      const hasBegun = this.#client.idling;
      const isRefused = (await idle.catch(() => false)) === false;
      if (!hasBegun || isRefused) break; // the poll is left
    }
    this.#isIdling = false;
  }

  /** A server may go on showing a mailbox that was deleted to whoever has selected it, and tell nothing of its successor. */
  async reselect(): Promise<void> {
    const { mailbox, uidValidity } = this.numbering;
    const opened = await command(this.#client, "SELECT", () => this.#client.mailboxOpen(mailbox));
    if (Number(opened.uidValidity) !== uidValidity) throw renumbered();
  }

  async close(): Promise<void> {
    if (this.#client.usable) {
      await withDeadline(() => this.#client.logout(), logoutMs, "LOGOUT").catch(() => undefined);
    }
    this.#client.close();
  }

  async #search(query: SearchObject): Promise<number[]> {
    return command(this.#client, "SEARCH", () => this.#client.search(query, { uid: true }));
  }

  async #within<T>(ms: number, what: string, run: () => Promise<T>): Promise<T> {
    try {
      return await withDeadline(run, ms, what);
    } catch (error) {
      throw endOnSilence(this.#client, error, what);
    }
  }
}

/** The grammar names each header once and begins a name with a letter or digit, so none is lost in the object. */
function headersOf(filter: HeaderFilter): Pick<SearchObject, "header"> {
  if (filter.length === 0) return {};
  return { header: Object.fromEntries(filter.map(({ header, value }) => [header, value ?? true])) };
}

/** Runs one command; `false` and `undefined` are refusals. */
export async function command<T>(
  client: ImapFlow,
  what: string,
  run: () => Promise<T | false | undefined>,
): Promise<Exclude<T, boolean> | (T & true)> {
  try {
    const result = await withDeadline(run, commandMs, what);
    if (!isAnswer(result)) throw client.usable ? refused(what) : connectionLost();
    return result;
  } catch (error) {
    throw endOnSilence(client, error, what);
  }
}

function isAnswer<T>(result: T | false | undefined): result is Exclude<T, boolean> | (T & true) {
  return result !== false && result !== undefined;
}

function connectionLost(): Error {
  return Object.assign(new Error("the connection is closed"), { code: "NoConnection" });
}

/** The answer to a command that was given up may still come: the connection cannot be used any more. */
function endOnSilence(client: ImapFlow, error: unknown, what: string): Error {
  const failure = toImapError(error, what);
  if (failure.code === "server-silent") client.close();
  return failure;
}

function dateOf(internalDate: Date | string | undefined): Date {
  const date = new Date(internalDate ?? 0);
  return Number.isNaN(date.getTime()) ? new Date(0) : date;
}

function toFetchedMail(mail: FetchMessageObject): FetchedMail {
  const head = mail.source ?? Buffer.alloc(0);
  return {
    uid: mail.uid,
    flags: mail.flags ?? new Set(),
    internalDate: dateOf(mail.internalDate),
    sizeBytes: mail.size ?? head.length,
    head,
    isWhole: head.length < headBytes,
    modseq: mail.modseq ?? null,
  };
}
