const maxNames = 5;

/** Mailboxes that a person may have meant, the likeliest first; where none is like it, the first ones there are. */
export function similarMailboxes(wanted: string, names: readonly string[]): string[] {
  const likeness = new Map(names.map((name) => [name, likenessOf(wanted.toLowerCase(), name.toLowerCase())]));
  const similar = names.filter((name) => (likeness.get(name) ?? 0) > 0);
  const byLikeness = similar.toSorted((a, b) => (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0));
  return (byLikeness.length > 0 ? byLikeness : names).slice(0, maxNames);
}

/** 0 = not alike. Names that only differ in case, then those that contain the other, then those with a slip of the pen. */
function likenessOf(wanted: string, name: string): number {
  if (name === wanted) return 3;
  if (name.includes(wanted) || (name.length > 2 && wanted.includes(name))) return 2;
  const tolerance = Math.min(2, Math.floor(wanted.length / 3));
  if (Math.abs(wanted.length - name.length) > tolerance) return 0;
  return editDistance(Array.from(wanted), Array.from(name)) <= tolerance ? 1 : 0;
}

/** Levenshtein's, over names of at most 255 characters. */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of a.entries()) {
    const current = [row + 1];
    for (const [column, other] of b.entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
