import type { Duplex } from "node:stream";
import { VerifyFailure } from "./verify-failure.ts";

const maxLineBytes = 8192;

/** Reads CRLF lines from a socket, one at a time; a server that never ends its line is cut off. */
export class LineReader {
  readonly #stream: Duplex;
  #buffer = "";
  #hasRead = false;

  constructor(stream: Duplex) {
    this.#stream = stream;
  }

  /** @throws when the connection ends or the line is longer than 8 KiB. */
  async read(): Promise<string> {
    for (;;) {
      const end = this.#buffer.indexOf("\n");
      if (end >= 0) {
        const line = this.#buffer.slice(0, end).replace(/\r$/, "");
        this.#buffer = this.#buffer.slice(end + 1);
        this.#hasRead = true;
        return line;
      }
      if (this.#buffer.length > maxLineBytes) throw new Error("the server's answer has no end");
      this.#buffer += await this.#nextChunk();
    }
  }

  /** True once a whole line has come. */
  get hasRead(): boolean {
    return this.#hasRead;
  }

  /** True when the server has sent more than was read: before TLS that is an injection (RFC 3207 §4.2, CVE-2011-0411). */
  get hasMore(): boolean {
    return this.#buffer !== "";
  }

  #nextChunk(): Promise<string> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        this.#stream.off("data", onData);
        this.#stream.off("close", onClose);
        this.#stream.off("error", onError);
        this.#stream.pause();
      };
      const onData = (chunk: Buffer) => {
        settle();
        resolve(chunk.toString("utf8"));
      };
      const onError = (error: Error) => {
        settle();
        reject(error);
      };
      const onClose = () => {
        onError(new VerifyFailure("server-hung-up", "The server closed the connection."));
      };
      if (this.#stream.destroyed) {
        onClose();
        return;
      }
      this.#stream.on("data", onData);
      this.#stream.once("close", onClose);
      this.#stream.once("error", onError);
      this.#stream.resume();
    });
  }
}
