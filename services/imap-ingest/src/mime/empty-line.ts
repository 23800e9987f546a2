/**
 * Some programs leave out the empty line between a mail's fields and its text; a strict reader takes such lines for broken
 * fields and shows nothing of them. Here it is put where it belongs.
 */
import { startOfText } from "../domain/start-of-text.ts";

/** Readers refuse mails with more (`maxHeadSize`). */
const maxHeadBytes = 1024 * 1024;
const emptyLine = /\r?\n\r?\n/;

/** The same mail with the empty line that its writer left out. */
export function putEmptyLine(mail: Uint8Array): Uint8Array {
  // latin1: a character a byte
  const text = Buffer.from(mail.buffer, mail.byteOffset, Math.min(mail.length, maxHeadBytes)).toString("latin1");
  if (/^\r?\n/.test(text)) return mail;
  const start = startOfText(text.slice(0, emptyLine.exec(text)?.index ?? text.length));
  return start === -1 ? mail : Buffer.concat([mail.subarray(0, start), Buffer.from("\r\n"), mail.subarray(start)]);
}

/** As `putEmptyLine`, of a mail in chunks: they are held until the header section is there. */
export async function* puttingEmptyLine(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let held: Uint8Array[] | null = [];
  let length = 0;
  let lastBytes = "";
  for await (const chunk of source) {
    if (held === null) {
      yield chunk;
      continue;
    }
    held.push(chunk);
    length += chunk.length;
    const text = lastBytes + Buffer.from(chunk).toString("latin1");
    lastBytes = text.slice(-3);
    if (length < maxHeadBytes && !emptyLine.test(text)) continue;
    yield putEmptyLine(Buffer.concat(held));
    held = null;
  }
  if (held !== null) yield putEmptyLine(Buffer.concat(held));
}
