import { Readable } from "node:stream";

/** Beyond the socket's own buffer: about a thousand events. Who is further behind comes back and resumes. */
const maxBufferedBytes = 256 * 1024;

/** The frames on their way to one client. */
export class FrameStream extends Readable {
  #waiting: (() => void)[] = [];

  /** false: too much is under way already, the frame was not taken. A stream that is over takes everything. */
  sendFrame(frame: string): boolean {
    if (this.destroyed || this.readableEnded) return true;
    if (this.readableLength > maxBufferedBytes) return false;
    this.push(frame);
    return true;
  }

  /** Resolves when most of what was sent has been taken, or the stream is over. */
  room(): Promise<void> {
    if (this.destroyed || this.readableLength <= this.readableHighWaterMark) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The client gets what is under way if it still reads; else the connection is cut. */
  finish(): void {
    if (this.readableLength > maxBufferedBytes) this.destroy();
    else this.push(null);
  }

  override _read(): void {
    this.#release();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#release();
    callback(error);
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
