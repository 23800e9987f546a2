const string = '"';
const nameFollows = /[ \t\n\r]*:/y;

/**
 * Where an object names a member a second time; null: nowhere. `JSON.parse` keeps the last one and says nothing, so that what
 * came before would be lost. Only for text that it takes; the cost grows with the length alone.
 */
export function findRepeatedName(text: string): number | null {
  /** Names of the open objects, the innermost last; null of an array. */
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charAt(at)) {
      case "{":
        open.push(new Set());
        break;
      case "[":
        open.push(null);
        break;
      case "}":
      case "]":
        open.pop();
        break;
      case string: {
        const end = endOfString(text, at);
        if (!isNew(open.at(-1), text, { from: at, to: end })) return at;
        at = end - 1;
      }
    }
  }
  return null;
}

/** Adds it where it is a name. */
function isNew(
  names: Set<string> | null | undefined,
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  nameFollows.lastIndex = to;
  if (names === null || names === undefined || !nameFollows.test(text)) return true;
  const name: unknown = JSON.parse(text.slice(from, to));
  const known = names.size;
  names.add(String(name));
  return names.size > known;
}

/** After its closing quotation mark. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== string) at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}
