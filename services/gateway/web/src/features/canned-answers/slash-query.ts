export type SlashQuery = {
  /** Of the slash. */
  readonly start: number;
  /** Of the cursor. */
  readonly end: number;
  /** What stands between them. */
  readonly search: string;
};

/** As long as keys may be. */
const written = /(?:^|\s)\/([^\s/]{0,50})$/;

/** A slash that begins a word, with the cursor behind what was typed of it; null anywhere else, as in `and/or`. */
export function slashAt(text: string, cursor: number): SlashQuery | null {
  const [, search] = written.exec(text.slice(0, cursor)) ?? [];
  return search === undefined ? null : { start: cursor - search.length - 1, end: cursor, search };
}

/** What the key begins with comes first; what only the text holds after it. */
export function byKey<Answer extends { readonly key: string }>(answers: readonly Answer[], search: string): Answer[] {
  const wanted = search.toLowerCase();
  const begins = ({ key }: Answer): boolean => key.toLowerCase().startsWith(wanted);
  return [...answers.filter(begins), ...answers.filter((answer) => !begins(answer))];
}
