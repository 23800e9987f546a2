import type { HeaderFilter } from "./header-filter.ts";

/** One field of a message's header; `value` may still be folded. */
export type HeaderField = { readonly name: string; readonly value: string };

/**
 * Decides over a fetched mail, as the server's SEARCH compares pieces of values and ignores their case (S64): names without
 * regard to case, values exactly. Where a mail has a header several times, one of them is enough.
 */
export function matchesFilter(filter: HeaderFilter, fields: readonly HeaderField[]): boolean {
  return filter.every(({ header, value }) => {
    const name = header.toLowerCase();
    return fields.some(
      (field) => field.name.toLowerCase() === name && (value === null || unfold(field.value) === value),
    );
  });
}

/** RFC 5322 §2.2.3: folding is a line break before white space; the break goes, the space stays. */
function unfold(value: string): string {
  return value.replaceAll(/\r?\n(?=[ \t])/g, "").replaceAll(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
}
