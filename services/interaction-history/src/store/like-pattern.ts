/** A `like` pattern that finds `text` anywhere, whatever it holds. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}
