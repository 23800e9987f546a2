import type { FieldError } from "@mailroom/contracts/domain-error";

/** Deeper than any contract; JSON this deep is an attack. */
const maxDepth = 50;
const maxFaults = 20;

/**
 * Finds text that Postgres cannot store (U+0000, half a surrogate pair) anywhere in a JSON value, names of members
 * included, and nesting beyond reason. `pointerPrefix` is put before each pointer.
 */
export function findUnstorableText(value: unknown, pointerPrefix: string): FieldError[] {
  const faults: FieldError[] = [];
  // Not recursive: the caller chooses the depth.
  const pending: { readonly value: unknown; readonly pointer: string; readonly depth: number }[] = [
    { value, pointer: pointerPrefix, depth: 0 },
  ];
  for (let next = pending.pop(); next !== undefined && faults.length < maxFaults; next = pending.pop()) {
    const { value: current, pointer, depth } = next;
    if (typeof current === "string") {
      const detail = faultOfText(current);
      if (detail !== null) faults.push({ pointer, detail });
    }
    if (typeof current !== "object" || current === null) continue;
    if (depth >= maxDepth) return [{ pointer: pointerPrefix, detail: `Nested deeper than ${maxDepth} levels.` }];
    for (const [name, member] of Object.entries(current)) {
      const detail = faultOfText(name);
      if (detail !== null) faults.push({ pointer, detail: `A field's name: ${detail}` });
      else pending.push({ value: member, pointer: `${pointer}/${escapePointer(name)}`, depth: depth + 1 });
    }
  }
  return faults;
}

/** RFC 6901 §3. */
export function escapePointer(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

function faultOfText(text: string): string | null {
  if (text.includes("\u0000")) return "Must not contain the NUL character (U+0000).";
  return text.isWellFormed() ? null : "Must be well-formed Unicode: it holds half of a surrogate pair.";
}
