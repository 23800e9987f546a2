import type { HeaderField } from "@mailroom/header-filter/matches";

/** The fields of a header as a server gives it: each begins at a line without white space in front (RFC 5322 §2.2.3). */
export function readHeaderFields(header: Uint8Array | undefined): HeaderField[] {
  const text = Buffer.from(header ?? []).toString("latin1");
  return text.split(/\r?\n(?![ \t])/).flatMap((line) => {
    const colon = line.indexOf(":");
    return colon < 1 ? [] : [{ name: line.slice(0, colon).trimEnd(), value: line.slice(colon + 1) }];
  });
}
