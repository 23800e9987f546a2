import { Worker } from "node:worker_threads";
import { startAwakeTimer } from "@mailroom/runtime/awake-timer";
import { type DecodedMail, type FromParser, movable, type ToParser } from "./parser-protocol.ts";

export type RawMail = Uint8Array | AsyncIterable<Uint8Array>;
export type StoreAttachment = (
  content: Uint8Array | AsyncIterable<Uint8Array>,
) => Promise<{ readonly hash: string; readonly size: number }>;

export type StoredAttachment = { readonly hash: string; readonly size: number };

export type WorkerOutcome =
  | { readonly kind: "parsed"; readonly mail: DecodedMail; readonly stored: readonly StoredAttachment[] }
  | { readonly kind: "unreadable"; readonly code: string; readonly detail: string };

/**
 * The thread is busy for longer without a word: an attack, or a parser in an endless loop. While this process stands still
 * it hears no word, and that time does not count.
 */
const longestSilenceMs = 20_000;
/** Of V8's heap in one thread; a mail that needs more is quarantined. Buffers do not count, they are bounded by pieces. */
const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 };

/** One parser thread. After a mail that it could not read it is dead and has to be replaced. */
export class ParserWorker {
  readonly #thread = new Worker(new URL("./parser-thread.ts", import.meta.url), { resourceLimits });
  #job: ParserJob | null = null;
  #isDead = false;

  constructor() {
    this.#thread.on("message", (message: FromParser) => this.#job?.receive(message));
    this.#thread.on("error", (error: Error) => {
      this.#end(`The reader broke on it (${error.name}).`);
    });
    this.#thread.on("exit", () => {
      this.#end("The reader stopped.");
    });
    this.#thread.unref();
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  /** One mail at a time. Rejects only with errors of the source or of `store`. */
  async parse(mail: RawMail, store: StoreAttachment, silenceMs = longestSilenceMs): Promise<WorkerOutcome> {
    const job = new ParserJob(mail, store, {
      silenceMs,
      send: (message) => {
        if (!("bytes" in message)) this.#thread.postMessage(message);
        else this.#thread.postMessage(...movable(message));
      },
      giveUp: () => {
        this.#isDead = true;
        void this.#thread.terminate();
      },
    });
    this.#job = job;
    this.#thread.ref(); // work under way keeps the process alive, an idle thread does not
    try {
      job.begin();
      return await job.outcome;
    } finally {
      this.#job = null;
      this.#thread.unref();
    }
  }

  async stop(): Promise<void> {
    this.#isDead = true;
    await this.#thread.terminate();
  }

  #end(detail: string): void {
    this.#isDead = true;
    this.#job?.crash(detail);
  }
}

type Thread = { readonly silenceMs: number; send(message: ToParser): void; giveUp(): void };

class ParserJob {
  readonly #mail: RawMail;
  readonly #source: AsyncIterator<Uint8Array> | null;
  readonly #store: StoreAttachment;
  readonly #thread: Thread;
  readonly #result = Promise.withResolvers<WorkerOutcome>();
  readonly #stored: Promise<StoredAttachment>[] = [];
  #open: PieceQueue | null = null;
  #endWatch: (() => void) | null = null;
  /** Answers the thread waits for; while there is one, silence is ours. */
  #owed = 0;
  #isSettled = false;

  constructor(mail: RawMail, store: StoreAttachment, thread: Thread) {
    this.#mail = mail;
    this.#source = mail instanceof Uint8Array ? null : mail[Symbol.asyncIterator]();
    this.#store = store;
    this.#thread = thread;
  }

  get outcome(): Promise<WorkerOutcome> {
    return this.#result.promise;
  }

  begin(): void {
    this.#send(this.#mail instanceof Uint8Array ? { kind: "parse", bytes: this.#mail } : { kind: "parse-stream" });
  }

  receive(message: FromParser): void {
    if (this.#isSettled) return;
    this.#listen();
    switch (message.kind) {
      case "ready":
        return;
      case "pull":
        this.#answer(() => this.#nextChunk());
        return;
      case "attachment":
        this.#takePiece(message);
        return;
      case "parsed":
        void this.#finish(message.mail);
        return;
      case "unreadable":
        // Its streams may still be at work on the mail: nothing of them may get into the next one.
        this.#thread.giveUp();
        this.#settle({ kind: "unreadable", code: message.code, detail: message.detail });
    }
  }

  crash(detail: string): void {
    this.#settle({ kind: "unreadable", code: "parser-crashed", detail });
  }

  async #nextChunk(): Promise<ToParser> {
    const next = await this.#source?.next();
    return next === undefined || next.done === true ? { kind: "end" } : { kind: "chunk", bytes: next.value };
  }

  #takePiece(piece: Extract<FromParser, { kind: "attachment" }>): void {
    if (this.#open === null && piece.isLast) {
      this.#keep(this.#store(piece.bytes));
      return;
    }
    if (this.#open === null) {
      this.#open = new PieceQueue();
      this.#keep(this.#store(this.#open));
    }
    const queue = this.#open;
    if (piece.isLast) {
      void queue.put(piece.bytes);
      queue.end();
      this.#open = null;
      return;
    }
    this.#answer(async () => {
      await queue.put(piece.bytes);
      return { kind: "taken" };
    });
  }

  #keep(storing: Promise<StoredAttachment>): void {
    storing.catch((error: unknown) => {
      this.#fail(error);
    });
    this.#stored.push(storing);
  }

  async #finish(mail: DecodedMail): Promise<void> {
    this.#hush();
    try {
      this.#settle({ kind: "parsed", mail, stored: await Promise.all(this.#stored) });
    } catch (error) {
      this.#fail(error);
    }
  }

  #answer(make: () => Promise<ToParser>): void {
    this.#owed += 1;
    this.#hush();
    make().then(
      (message) => {
        this.#owed -= 1;
        this.#send(message);
      },
      (error: unknown) => {
        this.#fail(error);
      },
    );
  }

  #send(message: ToParser): void {
    if (this.#isSettled) return; // the thread may be at the next mail already
    this.#thread.send(message);
    this.#listen();
  }

  #listen(): void {
    this.#hush();
    if (this.#owed > 0) return;
    const { silenceMs } = this.#thread;
    this.#endWatch = startAwakeTimer(silenceMs, () => {
      this.#thread.giveUp();
      this.#settle({
        kind: "unreadable",
        code: "parser-deadline",
        detail: `Reading it took longer than ${silenceMs / 1000} s.`,
      });
    });
  }

  #hush(): void {
    this.#endWatch?.();
    this.#endWatch = null;
  }

  #settle(outcome: WorkerOutcome): void {
    this.#isSettled = true;
    this.#hush();
    this.#open?.fail(new Error("the mail was given up"));
    this.#result.resolve(outcome);
  }

  /** Source or store failed: nothing is wrong with the mail, and the thread is in the middle of it. */
  #fail(error: unknown): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#hush();
    this.#thread.giveUp();
    this.#open?.fail(error);
    this.#result.reject(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Pieces of one attachment on their way into the store; `put` resolves when the store has come for the piece. */
class PieceQueue implements AsyncIterable<Uint8Array> {
  readonly #pieces: { readonly bytes: Uint8Array; taken(): void }[] = [];
  #wake: (() => void) | null = null;
  #isEnded = false;
  #error: unknown = null;

  put(bytes: Uint8Array): Promise<void> {
    const taken = Promise.withResolvers<undefined>();
    this.#pieces.push({
      bytes,
      taken: () => {
        taken.resolve(undefined);
      },
    });
    this.#wake?.();
    return taken.promise;
  }

  end(): void {
    this.#isEnded = true;
    this.#wake?.();
  }

  fail(error: unknown): void {
    this.#error = error;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      if (this.#error !== null) throw this.#error instanceof Error ? this.#error : new Error("the mail was given up");
      const piece = this.#pieces.shift();
      if (piece !== undefined) {
        yield piece.bytes;
        piece.taken();
      } else if (this.#isEnded) {
        return;
      } else {
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    }
  }
}
