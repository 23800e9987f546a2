/**
 * The header section as a list of fields (RFC 5322 §2.2), read leniently: what a stricter reader would refuse still has
 * to be compared, classified and shown.
 */
export type HeaderField = {
  /** Lower case. */
  readonly name: string;
  /** Unfolded, outer white space removed, encoded words left as they are. */
  readonly value: string;
};

/** `section`: the header section as text, lines ended by CRLF or LF. Lines that are no field are left out. */
export function parseHeaderFields(section: string): HeaderField[] {
  const unfolded = section.replace(/\r?\n(?=[ \t])/g, "");
  const fields: HeaderField[] = [];
  for (const line of unfolded.split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trimEnd().toLowerCase();
    if (name === "" || /\s/.test(name)) continue;
    fields.push({ name, value: line.slice(colon + 1).trim() });
  }
  return fields;
}

/** Values of a field, topmost first. */
export function valuesOf(fields: readonly HeaderField[], name: string): string[] {
  return fields.filter((field) => field.name === name).map((field) => field.value);
}

/**
 * Message identifiers of a field such as References, in order, each once. A lone one without brackets, as some
 * programs write it, gets them.
 */
export function parseMessageIds(values: readonly string[]): string[] {
  const text = values.join(" ");
  const bracketed = text.match(/<[^<>\s]+>/g);
  if (bracketed !== null) return [...new Set(bracketed)];
  const bare = /^[^\s<>]+$/.exec(text.trim());
  return bare === null ? [] : [`<${bare[0]}>`];
}

/** Null where the field is absent or names no instant between the years 1970 and 9999. */
export function parseDate(value: string | undefined): Date | null {
  if (value === undefined) return null;
  const withoutComments = value.replace(/\([^()]*\)/g, " ").trim();
  const instant = new Date(withoutComments);
  const ms = instant.getTime();
  return Number.isNaN(ms) || ms < 0 || ms > 253_402_300_799_999 ? null : instant;
}
