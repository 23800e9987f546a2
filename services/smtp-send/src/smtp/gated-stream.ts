import { Transform, type TransformCallback } from "node:stream";

/** The message may not end: another worker has the delivery now. */
export class GateClosed extends Error {
  override readonly name = "GateClosed";
}

/**
 * Passes a message through and asks `mayEnd` before it lets the stream end. The SMTP client sends the final dot at the end of
 * the stream, so until `mayEnd` has answered yes the server cannot have taken the message.
 */
export class GatedStream extends Transform {
  readonly #mayEnd: () => Promise<boolean>;
  #hasEnded = false;

  constructor(mayEnd: () => Promise<boolean>) {
    super();
    this.#mayEnd = mayEnd;
  }

  /** True once the final dot may have gone out. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    this.#mayEnd().then(
      (isOpen) => {
        this.#hasEnded = isOpen;
        done(isOpen ? null : new GateClosed("the delivery was taken over"));
      },
      // The mark may or may not be committed; without knowing, the dot stays back: the lease settles it.
      (cause: unknown) => {
        done(new GateClosed("the mark could not be committed", { cause }));
      },
    );
  }
}
