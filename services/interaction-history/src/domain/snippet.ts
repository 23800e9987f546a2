const snippetLength = 140;
/** Enough for 140 characters of text behind a heavy head; the list must not wait for real HTML work. */
const consideredHtml = 20_000;
const invisible = /[\p{Cc}\p{Cf}\s]+/gu;

/** The first characters of a text, on one line, for lists. */
export function snippetOfText(text: string): string {
  const line = text.slice(0, 4_000).replace(invisible, " ").trim();
  const characters = Array.from(line.slice(0, 2 * snippetLength + 2));
  if (characters.length <= snippetLength) return line.slice(0, characters.join("").length);
  return `${characters
    .slice(0, snippetLength - 1)
    .join("")
    .trimEnd()}…`;
}

/**
 * The same from HTML, roughly: tags are cut out, nothing is parsed. It is shown as text only, so nothing in it can act.
 */
export function snippetOfHtml(html: string): string {
  const head = html.slice(0, consideredHtml);
  const body = head.replace(/<(style|script|head|title)\b[^>]*>[^]*?(?:<\/\1\s*>|$)/gi, " ");
  const text = body.replace(/<!--[^]*?(?:-->|$)/g, " ").replace(/<[^>]*(?:>|$)/g, " ");
  return snippetOfText(decodeFewEntities(text));
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  apos: "'",
  "#39": "'",
};

function decodeFewEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|nbsp|apos|#39);/g, (whole, name: string) => entities[name] ?? whole);
}
