/** Servers cut, or refuse, command lines beyond some length: RFC 7162 §4 asks clients to stay below 8,192 octets. */
const longestSet = 8_000;

/**
 * UIDs as sequence sets (RFC 9051 §9), neighbours as ranges, each short enough for one command. Names no UID that was not
 * given.
 *
 * @param uids in any order
 */
export function uidSets(uids: readonly number[]): string[] {
  const sets: string[] = [];
  let set = "";
  for (const range of rangesOf(uids)) {
    if (set.length + range.length >= longestSet) {
      sets.push(set);
      set = "";
    }
    set += set === "" ? range : `,${range}`;
  }
  return set === "" ? sets : [...sets, set];
}

function rangesOf(uids: readonly number[]): string[] {
  const ranges: { readonly first: number; last: number }[] = [];
  for (const uid of [...new Set(uids)].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range?.last === uid - 1) range.last = uid;
    else ranges.push({ first: uid, last: uid });
  }
  return ranges.map(({ first, last }) => (first === last ? String(first) : `${first}:${last}`));
}
