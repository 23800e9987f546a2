/**
 * Header fields written as bytes that are no UTF-8. RFC 6532 allows UTF-8 alone; programs from before it wrote what their
 * machine wrote, nearly always Windows-1252, and a reader that expects UTF-8 shows none of it (F11).
 */
import { isUtf8 } from "node:buffer";
import type { HeaderLines } from "mailparser";

/** Fields that people see. */
const shownFields = new Set(["from", "sender", "reply-to", "to", "cc", "subject"]);
const maxBytes = 64 * 1024;

/**
 * A header section of only these fields in UTF-8, or null where nothing of it has to be read in another way. `lines`: a
 * character for each byte.
 */
export function inUtf8(lines: HeaderLines): string | null {
  const shown = lines.filter(({ key, line }) => shownFields.has(key) && line.length <= maxBytes);
  if (shown.every(({ line }) => isUtf8(bytesOf(line)))) return null;
  const legacy = new TextDecoder("windows-1252");
  const texts = shown.map(({ line }) => {
    const bytes = bytesOf(line);
    return isUtf8(bytes) ? bytes.toString("utf8") : legacy.decode(bytes);
  });
  return `${texts.join("\r\n")}\r\n\r\n`;
}

function bytesOf(line: string): Buffer {
  return Buffer.from(line.trimEnd(), "latin1");
}
