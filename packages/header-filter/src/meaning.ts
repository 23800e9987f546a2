import type { HeaderFilter } from "./header-filter.ts";

/** What the filter does, in a sentence for an administrator. */
export function meaningOf(filter: HeaderFilter): string {
  if (filter.length === 0) return "No filter: every unread mail is taken in.";
  const conditions = filter.map(({ header, value }) =>
    value === null
      ? `has a header ${header} (with any value)`
      : `has a header ${header} with exactly the value “${value}” (upper and lower case differ)`,
  );
  const listed = new Intl.ListFormat("en", { type: "conjunction" }).format(conditions);
  return `An unread mail is taken in only if it ${listed}.`;
}
