import type { HeaderFilter } from "./header-filter.ts";

/** As the product page and the debug log write it (S59 to S63): `SEARCH UNSEEN HEADER "x-spam" HEADER "x-scan" "SAFE"`. */
export function pageForm(filter: HeaderFilter): string {
  const conditions = filter.map(({ header, value }) =>
    value === null ? ` HEADER ${quoted(header)}` : ` HEADER ${quoted(header)} ${quoted(value)}`,
  );
  return `SEARCH UNSEEN${conditions.join("")}`;
}

/**
 * The search keys as they go to the server, one argument each, unquoted. HEADER always takes a string: the empty one means
 * any value (RFC 9051 §6.4.4). Names in capitals, as imapflow writes them.
 */
export function wireArguments(filter: HeaderFilter): string[] {
  return ["UNSEEN", ...filter.flatMap(({ header, value }) => ["HEADER", header.toUpperCase(), value ?? ""])];
}

/** {@link wireArguments} as one line, quoted where they are no atoms. */
export function wireForm(filter: HeaderFilter): string {
  return [
    "UID SEARCH",
    ...wireArguments(filter).map((argument) => (isAtom(argument) ? argument : quoted(argument))),
  ].join(" ");
}

/** RFC 9051 §9: atom-specials are parentheses, braces, space, wildcards, quoted-specials and the closing bracket. */
function isAtom(text: string): boolean {
  return /^[^(){\x00-\x20%*"\\\]\x7f-\uffff]+$/.test(text);
}

/** RFC 9051 §4.3: nothing but quotation mark and backslash is escaped. Line breaks cannot occur: the grammar has none. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
