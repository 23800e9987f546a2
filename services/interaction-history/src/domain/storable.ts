/**
 * Text as the database can keep it: Postgres stores neither U+0000 nor halves of surrogate pairs, and mail brings both.
 * They become U+FFFD. Applies to every string inside arrays and plain objects.
 */
export function storable<T>(value: T): T;
export function storable(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map((item: unknown) => storable(item));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, storable<unknown>(item)]));
}

/** The plain text of a message of ours, as it is stored: its lines end with LF. */
export function storableLines(text: string): string {
  return storable(text).replaceAll("\r\n", "\n");
}

function storableText(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes("\0") ? wellFormed.replaceAll("\0", "\uFFFD") : wellFormed;
}
