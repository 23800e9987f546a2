import { createHash, type Hash } from "node:crypto";
import { contentIdentity } from "../domain/content-identity.ts";
import { type HeaderField, parseHeaderFields } from "../domain/header-fields.ts";
import { startOfText } from "../domain/start-of-text.ts";

/** Longer header sections count as body from here on: nobody writes such a mail by accident. */
const maxHeaderBytes = 1024 * 1024;

export type ContentDigest = {
  /** SHA-256 of what makes the mail that mail, lower-case hexadecimal. */
  readonly contentHash: string;
  readonly fields: readonly HeaderField[];
};

/**
 * Reads a mail's bytes once, as they pass by, and answers its identity. It understands nothing of MIME, so it works
 * for mails that no parser can read.
 */
export class ContentDigester {
  #header: Buffer[] = [];
  #headerBytes = 0;
  #isInBody = false;
  readonly #body: Hash = createHash("sha256");
  /** A CR at the end of a chunk: its LF may come with the next. */
  #endsInCr = false;
  /** Line ends not hashed yet: only those followed by something count. */
  #heldLineEnds = 0;

  update(chunk: Uint8Array): void {
    if (this.#isInBody) {
      this.#updateBody(chunk);
      return;
    }
    this.#header.push(Buffer.from(chunk));
    this.#headerBytes += chunk.length;
    const gathered = this.#header.length === 1 ? this.#header[0] : Buffer.concat(this.#header);
    if (gathered === undefined) return;
    this.#header = [gathered];
    const end = endOfHeader(gathered);
    if (end === null && this.#headerBytes < maxHeaderBytes) return;
    const length = end?.bodyStart ?? maxHeaderBytes;
    this.#isInBody = true;
    this.#header = [gathered.subarray(0, length)];
    this.#updateBody(gathered.subarray(length));
  }

  finish(): ContentDigest {
    // A mail may hold UTF-8 in its fields (RFC 6532); what is not valid UTF-8 is compared byte by byte.
    const bytes = Buffer.concat(this.#header);
    const utf8 = bytes.toString("utf8");
    const section = utf8.includes("\uFFFD") ? bytes.toString("latin1") : utf8;
    const start = startOfText(section);
    const fields = parseHeaderFields(start === -1 ? section : section.slice(0, start));
    const earlyText = start === -1 ? "" : section.slice(start).replace(/\s+/g, " ").trim();
    const identity = contentIdentity(fields, this.#body.digest("hex"), earlyText);
    return { contentHash: createHash("sha256").update(identity).digest("hex"), fields };
  }

  #updateBody(chunk: Uint8Array): void {
    // latin1 keeps every byte, so the text is as good as the bytes and quicker to search
    const text =
      (this.#endsInCr ? "\r" : "") + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString("latin1");
    this.#endsInCr = text.endsWith("\r");
    const lines = (this.#endsInCr ? text.slice(0, -1) : text).replaceAll("\r\n", "\n");
    const content = lines.replace(/\n+$/, "");
    const lineEnds = lines.length - content.length;
    if (content === "") {
      this.#heldLineEnds += lineEnds;
      return;
    }
    this.#body.update("\n".repeat(this.#heldLineEnds) + content, "latin1");
    this.#heldLineEnds = lineEnds;
  }
}

/** The first empty line; a mail that begins with one has no header. */
function endOfHeader(bytes: Buffer): { readonly bodyStart: number } | null {
  if (bytes[0] === 0x0a) return { bodyStart: 1 };
  if (bytes[0] === 0x0d && bytes[1] === 0x0a) return { bodyStart: 2 };
  const crlf = bytes.indexOf("\r\n\r\n");
  const lf = bytes.indexOf("\n\n");
  if (crlf === -1 && lf === -1) return null;
  if (crlf === -1 || (lf !== -1 && lf < crlf)) return { bodyStart: lf + 2 };
  return { bodyStart: crlf + 4 };
}
