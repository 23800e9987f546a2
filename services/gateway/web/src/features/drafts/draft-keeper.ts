/**
 * Keeps what somebody types until it is sent. The server's draft is the one that counts: any browser has it, and its ETag
 * tells when another window was at it. The copy in this browser is the net under it: it holds what the server has not
 * yet, over a lost connection, a reload or a crash, and where drafts are saved by hand only.
 */
import { draftStore } from "../../api/draft-store.ts";
import { newKey } from "../../api/new-key.ts";
import { hasStatus, isTemporary } from "../../api/problem.ts";
import { unsaved } from "../../components/unsaved.ts";
import { isNothing, isSame, nothingTyped, type Typed } from "./draft-content.ts";
import { type DraftSource, noDraftTag, type ServerDraft } from "./draft-source.ts";

/** Typing must not wait for the disk; this is soon enough to lose no sentence. */
const localPauseMs = 400;
const savePauseMs = 800;
const retryPausesMs = [5_000, 10_000, 20_000, 40_000, 60_000];

export type KeptState =
  | { readonly kind: "nothing" }
  /** The server has not all of it. */
  | { readonly kind: "unsaved" }
  | { readonly kind: "saved"; readonly at: string }
  /** Tried, and tried again where that may help. */
  | { readonly kind: "failed"; readonly error: unknown }
  /** Another window has saved something else since. */
  | { readonly kind: "conflict"; readonly other: ServerDraft };

export type DraftView = {
  readonly typed: Typed;
  readonly idempotencyKey: string;
  readonly state: KeptState;
};

export class DraftKeeper {
  readonly #source: DraftSource;
  readonly #listeners = new Set<() => void>();
  #view: DraftView = { typed: nothingTyped, idempotencyKey: newKey(), state: { kind: "nothing" } };
  #etag = noDraftTag;
  #isUnsaved = false;
  /** What the server has was read. */
  #isCompared = false;
  #autosaves = false;
  #isHeld = false;
  /** It was tried to send this message before. */
  #wasTried = false;
  #failures = 0;
  #running: Promise<void> = Promise.resolve();
  #localTimer: ReturnType<typeof setTimeout> | undefined;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(source: DraftSource) {
    this.#source = source;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): DraftView => this.#view;

  /** Shows what this browser has, then what the server has. Ends with the function it answers. */
  open(): () => void {
    const onLeave = (): void => {
      this.#keepLocally();
      if (this.#autosaves) void this.#save(true);
    };
    const onReturn = (): void => {
      if (document.visibilityState === "visible" && !this.#isUnsaved && !this.#isHeld) void this.#compare();
    };
    window.addEventListener("pagehide", onLeave);
    document.addEventListener("visibilitychange", onReturn);
    const release = unsaved.hold({
      isUnsaved: () => this.#isUnsaved && !isNothing(this.#view.typed),
      save: async () => {
        if (this.#autosaves) await this.#save(false);
      },
    });
    void this.#start();
    return () => {
      release();
      window.removeEventListener("pagehide", onLeave);
      document.removeEventListener("visibilitychange", onReturn);
      onLeave();
      clearTimeout(this.#saveTimer);
    };
  }

  setAutosave(autosaves: boolean): void {
    this.#autosaves = autosaves;
    if (this.#isUnsaved) this.#saveSoon();
  }

  change(change: Partial<Typed>): void {
    this.#isUnsaved = true;
    const { state } = this.#view;
    this.#show({
      typed: { ...this.#view.typed, ...change },
      state: state.kind === "conflict" || state.kind === "failed" ? state : { kind: "unsaved" },
    });
    clearTimeout(this.#localTimer);
    this.#localTimer = setTimeout(() => {
      this.#keepLocally();
    }, localPauseMs);
    this.#saveSoon();
  }

  /** Now, because somebody asked for it. */
  save(): Promise<void> {
    return this.#save(false);
  }

  /**
   * Before sending: what is under way has ended then, and nothing is saved until `sent` or `release`. Answers the ETag of
   * the draft that is sent.
   */
  async hold(): Promise<string> {
    this.#isHeld = true;
    clearTimeout(this.#saveTimer);
    await this.#running;
    return this.#etag;
  }

  /**
   * The server keeps another version than the one that was to be sent. Answers its ETag where it says the same (only the
   * answer to a save was lost), and null where another window sent, discarded or changed the draft.
   */
  async lookAgain(): Promise<string | null> {
    const { typed } = this.#view;
    await this.#compare();
    const now = this.#view;
    return now.state.kind === "saved" && isSame(now.typed, typed) ? this.#etag : null;
  }

  /** It was not sent, as far as is known. */
  release(): void {
    this.#isHeld = false;
    this.#wasTried = true;
    this.#saveSoon();
  }

  /** The server has removed its draft with the sending; what is typed next is another message. */
  sent(): void {
    this.#isHeld = false;
    if (this.#wasTried) this.#removeAfterAll();
    this.#wasTried = false;
    this.#adopt({ etag: noDraftTag, savedAt: null, typed: nothingTyped });
  }

  /**
   * Where the answer to an earlier try was lost, the draft went with that try, and was saved again after it: it would
   * come back as if it had not been sent. What another window has saved since has another version, and stays.
   */
  #removeAfterAll(): void {
    const etag = this.#etag;
    if (etag === noDraftTag) return;
    const remove = () => this.#source.remove({ etag, keepalive: true }).catch(() => undefined);
    this.#running = this.#running.then(remove);
  }

  /** The text stays, but is a message of its own from now on. */
  renewKey(): void {
    this.#show({ idempotencyKey: newKey() });
  }

  /** Of two texts, this window's. */
  async keepMine(): Promise<void> {
    const { state } = this.#view;
    if (state.kind !== "conflict") return;
    this.#etag = state.other.etag;
    this.#show({ state: { kind: "unsaved" } });
    await this.#save(false);
  }

  /** Of two texts, the other window's. */
  takeOther(): void {
    const { state } = this.#view;
    if (state.kind === "conflict") this.#adopt(state.other);
  }

  /** Nothing of it is wanted any more. */
  async discard(): Promise<void> {
    this.change(nothingTyped);
    await this.#save(false);
  }

  async #start(): Promise<void> {
    const local = await draftStore.read(this.#source.id);
    // what was typed before the disk answered counts more
    if (local !== null && !this.#isUnsaved) {
      this.#etag = local.base;
      this.#isUnsaved = !local.isSaved;
      this.#show({
        typed: { ...nothingTyped, ...local.typed },
        idempotencyKey: local.idempotencyKey,
        state: { kind: local.isSaved ? "nothing" : "unsaved" },
      });
    }
    await this.#compare();
  }

  async #compare(): Promise<void> {
    try {
      const server = await this.#source.read();
      this.#failures = 0;
      this.#isCompared = true;
      if (this.#isUnsaved) this.#settle(server);
      else if (server.etag !== this.#etag || !isSame(server.typed, this.#view.typed)) this.#adopt(server);
      else this.#show({ state: savedState(server) });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** What stands here is not what the server has: which of them goes on? */
  #settle(server: ServerDraft): void {
    if (isSame(server.typed, this.#view.typed)) {
      this.#adopt({ ...server, typed: this.#view.typed });
    } else if (server.savedAt === null || server.etag === this.#etag) {
      // sent or discarded elsewhere, or never saved: nobody's text is in the way
      this.#etag = server.etag;
      this.#show({ state: { kind: "unsaved" } });
      this.#saveSoon();
    } else {
      this.#show({ state: { kind: "conflict", other: server } });
    }
  }

  #adopt(server: ServerDraft): void {
    clearTimeout(this.#saveTimer);
    clearTimeout(this.#localTimer);
    this.#etag = server.etag;
    this.#isUnsaved = false;
    const isEmpty = isNothing(server.typed);
    this.#show({
      typed: server.typed,
      state: savedState(server),
      ...(isEmpty ? { idempotencyKey: newKey() } : {}),
    });
    this.#keepLocally();
  }

  #saveSoon(pauseMs = savePauseMs): void {
    clearTimeout(this.#saveTimer);
    if (!this.#autosaves || !this.#isUnsaved || this.#isHeld) return;
    this.#saveTimer = setTimeout(() => void this.#save(false), pauseMs);
  }

  /** One after the other: each goes on from the version that the one before has made. */
  #save(keepalive: boolean): Promise<void> {
    clearTimeout(this.#saveTimer);
    this.#running = this.#running.then(() => this.#saveOnce(keepalive));
    return this.#running;
  }

  async #saveOnce(keepalive: boolean): Promise<void> {
    if (!this.#isCompared) await this.#compare();
    if (!this.#isCompared || !this.#mayBeSaved()) return;
    const { typed } = this.#view;
    try {
      const stored = await this.#send(typed, keepalive);
      this.#failures = 0;
      this.#etag = stored.etag;
      if (this.#view.typed === typed) {
        this.#isUnsaved = false;
        this.#show({ state: savedState(stored) });
      } else {
        this.#show({ state: { kind: "unsaved" } });
        this.#saveSoon();
      }
      this.#keepLocally();
    } catch (error) {
      if (hasStatus(error, 412)) await this.#compare();
      else this.#fail(error);
    }
  }

  #mayBeSaved(): boolean {
    return this.#isUnsaved && !this.#isHeld && this.#view.state.kind !== "conflict";
  }

  async #send(typed: Typed, keepalive: boolean): Promise<ServerDraft> {
    const options = { etag: this.#etag, keepalive };
    if (!isNothing(typed)) return this.#source.write(typed, options);
    if (this.#etag !== noDraftTag) await this.#source.remove(options);
    return { etag: noDraftTag, savedAt: null, typed };
  }

  #fail(error: unknown): void {
    if (this.#isUnsaved) this.#show({ state: { kind: "failed", error } });
    if (!isTemporary(error)) return;
    const pauseMs = retryPausesMs[Math.min(this.#failures, retryPausesMs.length - 1)];
    this.#failures += 1;
    this.#saveSoon(pauseMs);
  }

  #keepLocally(): void {
    clearTimeout(this.#localTimer);
    const { typed, idempotencyKey } = this.#view;
    const { id } = this.#source;
    if (isNothing(typed) && !this.#isUnsaved) void draftStore.remove(id);
    else void draftStore.write({ id, typed, idempotencyKey, base: this.#etag, isSaved: !this.#isUnsaved });
  }

  #show(change: Partial<DraftView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function savedState({ savedAt }: Pick<ServerDraft, "savedAt">): KeptState {
  return savedAt === null ? { kind: "nothing" } : { kind: "saved", at: savedAt };
}
