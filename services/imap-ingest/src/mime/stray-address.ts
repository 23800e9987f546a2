/** Addresses in fields that follow no grammar (RFC 5322 §3.4). */
const atoms = `[^\\s<>()[\\]:;@\\\\,"]+`;
const address = new RegExp(`^${atoms}@${atoms}$`);
const inBrackets = new RegExp(`<(${atoms}@${atoms})>`, "g");
const anywhere = new RegExp(`(?<![^\\s<>():;,"])(${atoms}@${atoms})(?![^\\s<>():;,"])`, "g");
/** Longer ones are nobody's. */
const maxFieldLength = 32 * 1024;

export function isAddress(text: string): boolean {
  return address.test(text);
}

/** The last address in angle brackets, where programs put it; else the only one. Null where it is anybody's guess. */
export function findAddress(field: string): string | null {
  if (field.length > maxFieldLength) return null;
  const bracketed = [...field.matchAll(inBrackets)].at(-1)?.[1];
  if (bracketed !== undefined) return bracketed;
  const found = [...new Set([...field.matchAll(anywhere)].map(([, each = ""]) => each))];
  return found.length === 1 ? (found[0] ?? null) : null;
}
