/**
 * The grammar of the IMAP headers filter:
 *
 *     filter    = "" / condition *("," condition)
 *     condition = *SP name *SP ["=" *SP value *SP]
 *     name      = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-" / "_" / ".")
 *     value     = 1*(printable ASCII but "," and "\" / "\," / "\=" / "\\"), not beginning with "=" or "\\"
 *
 * The first "=" splits. What does not fit is refused as a whole with the place of the mistake: a filter never falls back to
 * fewer conditions than were typed, let alone to none.
 */
import type { HeaderCondition, HeaderFilter } from "./header-filter.ts";

/** In characters. */
export const maxFilterLength = 2000;
/** A search command stays well below the 8,192 octets that servers take in a line (RFC 7162 §4). */
export const maxConditions = 50;

export type FilterReading =
  | { readonly ok: true; readonly filter: HeaderFilter }
  /** `column` counts UTF-16 units from 1; `reason` is a sentence for the person who typed the filter. */
  | { readonly ok: false; readonly column: number; readonly reason: string };

class Mistake extends Error {
  readonly column: number;
  constructor(column: number, reason: string) {
    super(reason);
    this.column = column;
  }
}

/** A piece of the text between commas, with the index of its first character. */
type Piece = { readonly text: string; readonly start: number };

/** Null and the empty text mean no filter (S59). */
export function parseFilter(text: string | null): FilterReading {
  if (text === null || text === "") return { ok: true, filter: [] };
  try {
    return { ok: true, filter: readConditions(text) };
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return { ok: false, column: error.column, reason: error.message };
  }
}

function readConditions(text: string): HeaderFilter {
  if (text.length > maxFilterLength) {
    throw new Mistake(maxFilterLength + 1, `A filter has ${maxFilterLength} characters at most.`);
  }
  refuseUnprintable(text);
  if (text.trim() === "") throw new Mistake(1, "There are only spaces. Leave the filter empty to take in all mail.");
  const pieces = splitAtCommas(text);
  const excess = pieces[maxConditions];
  if (excess !== undefined) throw new Mistake(excess.start + 1, `A filter has ${maxConditions} conditions at most.`);
  const conditions: HeaderCondition[] = [];
  for (const piece of pieces) {
    const { header, value } = readCondition(piece);
    if (conditions.some((other) => other.header.toLowerCase() === header.toLowerCase())) {
      const reason = `${header} is named twice. A mail has to meet every condition, so name each header once.`;
      throw new Mistake(startOf(piece), reason);
    }
    conditions.push({ header, value });
  }
  return conditions;
}

/** Anything else would be another command, or another text, for the server. */
function refuseUnprintable(text: string): void {
  const index = text.search(/[^\x20-\x7e]/);
  if (index === -1) return;
  const isControl = /[\p{Cc}\u2028\u2029]/u.test(text.charAt(index));
  const reason = isControl
    ? "Line breaks, tabs and other control characters are not allowed."
    : "Only ASCII characters are allowed: headers carry others in an encoded form that cannot be compared.";
  throw new Mistake(index + 1, reason);
}

/** At commas that no backslash stands before. */
function splitAtCommas(text: string): Piece[] {
  const piece = /(?:\\.?|[^,\\])*/y;
  const pieces: Piece[] = [];
  for (let start = 0; start <= text.length; start = piece.lastIndex + 1) {
    piece.lastIndex = start;
    const [found = ""] = piece.exec(text) ?? [];
    pieces.push({ text: found, start });
  }
  return pieces;
}

function readCondition(piece: Piece): HeaderCondition {
  const split = piece.text.indexOf("=");
  const name = split === -1 ? piece.text : piece.text.slice(0, split);
  const header = readName({ text: name, start: piece.start });
  if (split === -1) return { header, value: null };
  return { header, value: readValue({ text: piece.text.slice(split + 1), start: piece.start + split + 1 }) };
}

function readName(piece: Piece): string {
  const name = piece.text.trim();
  if (name === "") throw new Mistake(piece.start + 1, "The name of a header is missing here.");
  const from = startOf(piece);
  if (!/^[A-Za-z0-9]/.test(name)) throw new Mistake(from, "The name of a header begins with a letter or a digit.");
  const index = name.search(/[^A-Za-z0-9._-]/);
  if (index !== -1) {
    const reason = `A header's name has letters, digits, hyphens, underscores and dots only, not “${name.charAt(index)}”.`;
    throw new Mistake(from + index, reason);
  }
  return name;
}

function readValue(piece: Piece): string {
  const text = piece.text.trim();
  if (text === "") {
    const reason = "A value is missing after “=”. Leave out “=” to accept any value.";
    throw new Mistake(piece.start + 1, reason);
  }
  const from = startOf(piece);
  if (text.startsWith("="))
    throw new Mistake(from, "There is a second “=”. A value that begins with one is typed \\=.");
  let value = "";
  for (let index = 0; index < text.length; index += 1) {
    if (text.charAt(index) === "\\") {
      index += 1;
      if (!["\\", ",", "="].includes(text.charAt(index))) {
        throw new Mistake(from + index - 1, "A backslash stands before a comma, “=” or another backslash only.");
      }
    }
    value += text.charAt(index);
  }
  // imapflow would send it bare, as a flag.
  if (value.startsWith("\\")) throw new Mistake(from, "A value cannot begin with a backslash.");
  return value;
}

/** Column of the first character that is no space. */
function startOf(piece: Piece): number {
  return piece.start + (piece.text.length - piece.text.trimStart().length) + 1;
}
