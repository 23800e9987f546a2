/**
 * A `multipart/*` that names no boundary, or one that never occurs, has no parts: a strict reader shows nothing of it. What
 * its sender wrote is there all the same, and is read as plain text: the whole body, as the mail's own header decodes it.
 */
import { isUtf8 } from "node:buffer";
import { parseHeaderFields, valuesOf } from "../domain/header-fields.ts";
import type { ParsedHeaders } from "../domain/parsed-mail.ts";
import { bareEncoding } from "./bare-encoding.ts";

/** Of the mail; more text than that nobody reads. */
export const maxUnsplitBytes = 512 * 1024;

/** Keeps the beginning of a mail while it passes. */
export class MailStart {
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  async *passing(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of source) {
      this.keep(chunk);
      yield chunk;
    }
  }

  keep(chunk: Uint8Array): void {
    const room = maxUnsplitBytes - this.#length;
    if (room <= 0) return;
    const kept = chunk.subarray(0, room);
    this.#chunks.push(kept);
    this.#length += kept.length;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}

/** The mail as one of plain text; null where it has a part, or is no multipart at all. */
export function asPlainMail(start: Buffer, { type, parameters }: ParsedHeaders["contentType"]): Buffer | null {
  if (!type.startsWith("multipart/")) return null;
  const { head, body } = split(start);
  if (hasDelimiter(body, parameters["boundary"] ?? "")) return null;
  const [encoding = "8bit"] = valuesOf(parseHeaderFields(head), "content-transfer-encoding");
  const charset = charsetOf(body, parameters["charset"]);
  const fields = [
    `Content-Type: text/plain; charset=${charset}`,
    `Content-Transfer-Encoding: ${bareEncoding(encoding)}`,
  ];
  return Buffer.concat([Buffer.from(`${fields.join("\r\n")}\r\n\r\n`, "latin1"), body]);
}

function split(start: Buffer): { readonly head: string; readonly body: Buffer } {
  const text = start.toString("latin1");
  const end = /\r?\n\r?\n/.exec(text);
  if (end === null) return { head: text, body: Buffer.alloc(0) };
  return { head: text.slice(0, end.index), body: wholeLines(start.subarray(end.index + end[0].length), start.length) };
}

/** Where the mail was cut, its last line may end within a character. */
function wholeLines(body: Buffer, keptLength: number): Buffer {
  return keptLength < maxUnsplitBytes ? body : body.subarray(0, body.lastIndexOf(0x0a) + 1);
}

function hasDelimiter(body: Buffer, boundary: string): boolean {
  const delimiter = `--${boundary.trimEnd()}`;
  return delimiter !== "--" && `\n${body.toString("latin1")}`.includes(`\n${delimiter}`);
}

function charsetOf(body: Buffer, declared: string | undefined): string {
  if (declared !== undefined && /^[\w.:-]{1,40}$/.test(declared)) return declared;
  return isUtf8(body) ? "utf-8" : "windows-1252";
}
