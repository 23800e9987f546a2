import { Readable } from "node:stream";

/** The message may not end: another worker has the delivery now, or nobody knows. */
export class GateClosed extends Error {
  override readonly name = "GateClosed";
}

export type GateOptions = {
  readonly mayEnd: () => Promise<boolean>;
  /**
   * How long a yes is worth, in milliseconds: shorter than the lease. A process that was stopped while it asked may find
   * its yes outdated, and the delivery judged, when it runs again.
   */
  readonly answerLastsMs: number;
  /** For each piece of the message that goes on its way. */
  readonly onProgress: () => void;
};

/**
 * Passes one message on and asks `mayEnd` before it lets it end. The SMTP client sends the final dot at the end of the
 * stream, so until `mayEnd` has answered yes the server cannot have taken the message. Nothing is read, or asked, before the
 * client reads, which it does once the server has accepted DATA: it must be the last stage before the client.
 */
export class Gate {
  readonly #options: GateOptions;
  #stream: Readable | null = null;
  #hasBegun = false;
  #hasEnded = false;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /** True once bytes of the message may have gone out. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** True once the final dot may have gone out. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** To be called once: what the client is to read instead of `message`. */
  guard(message: Readable): Readable {
    this.#stream = Readable.from(this.#pass(message), { objectMode: false });
    return this.#stream;
  }

  /** The message is given up: from now on it cannot end. */
  close(): void {
    this.#stream?.destroy();
  }

  async *#pass(message: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    this.#hasBegun = true;
    for await (const piece of message) {
      this.#options.onProgress();
      yield piece;
    }
    await this.#ask();
    this.#hasEnded = true;
  }

  /** @throws GateClosed. Also where the answer is lost: the mark may be committed, but the dot stays back. */
  async #ask(): Promise<void> {
    const askedAt = performance.now();
    const isOpen = await this.#options.mayEnd().catch((cause: unknown) => {
      throw new GateClosed("It could not be recorded that the message ends.", { cause });
    });
    if (!isOpen) throw new GateClosed("Another worker has taken the delivery over.");
    if (performance.now() - askedAt > this.#options.answerLastsMs)
      throw new GateClosed("The permission to end the message came too late.");
    if (this.#stream?.destroyed !== false) throw new GateClosed("The message was given up.");
  }
}
