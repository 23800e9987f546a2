/** Begin and end of every text from the catalogue, in the pseudo-locale. Neither means anything in an ICU message. */
export const marks = { begin: "⟦", end: "⟧" } as const;

/**
 * A message as a language with longer words would have it: 40 % longer, and marked, so that a text without marks is seen
 * not to come from the catalogue. What is in it stays as it is, so that scenes find their buttons.
 */
export function pseudoText(message: string): string {
  // only places for values: nothing in it is longer elsewhere
  if (!/\p{L}/u.test(message.replace(/\{\w+\}/g, ""))) return `${marks.begin}${message}${marks.end}`;
  const extra = "long ".repeat(Math.ceil((message.length * 0.4) / 5));
  return `${marks.begin}${message} ${extra.trimEnd()}${marks.end}`;
}
