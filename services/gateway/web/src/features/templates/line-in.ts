/** The line that a fault of a template names, from 1; null: it is about the template as a whole. */
export function lineIn(detail: string): number | null {
  const line = /^Line (\d{1,6})\b/.exec(detail)?.[1];
  return line === undefined ? null : Number(line);
}
