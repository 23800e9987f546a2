/** Tells what somebody wrote from what they quoted: the last block of `>` lines, or all below a known separator. */
export type TextParts = { readonly own: string; readonly quoted: string };

const separators = [
  /^-{2,} ?(Original Message|Ursprüngliche Nachricht|Messaggio originale|Mensaje original|Message d'origine|Forwarded message) ?-{2,}$/i,
  /^_{20,}$/,
];
/** "On Tue, 12 Mar 2024 at 14:32, Jane Doe <jane@x.test> wrote:", perhaps over two lines. */
const attribution = /^(On|Am|Il|El|Le)\b.{4,300}(wrote|schrieb|ha scritto|escribió|a écrit)\b.{0,100}:$/is;

export function splitQuoted(text: string): TextParts {
  const lines = text.split(/\r?\n/);
  const start = quoteStart(lines);
  if (start === null) return { own: text.trimEnd(), quoted: "" };
  return { own: lines.slice(0, start).join("\n").trimEnd(), quoted: lines.slice(start).join("\n").trim() };
}

function quoteStart(lines: readonly string[]): number | null {
  const separator = lines.findIndex((line) => separators.some((pattern) => pattern.test(line.trim())));
  const block = trailingQuote(lines);
  const start = separator === -1 ? block : separator;
  if (start === null) return null;
  const begin = withAttribution(lines, start);
  // answers written between the quotes are their own text: nothing to fold then
  return lines.slice(0, begin).some((line) => line.trim() !== "" && !isQuote(line)) ? begin : null;
}

function trailingQuote(lines: readonly string[]): number | null {
  let end = lines.length - 1;
  while (end >= 0 && lines[end]?.trim() === "") end -= 1;
  let start = end;
  while (start >= 0 && (isQuote(lines[start] ?? "") || lines[start]?.trim() === "")) start -= 1;
  return start === end ? null : start + 1;
}

function withAttribution(lines: readonly string[], start: number): number {
  let above = start - 1;
  while (above >= 0 && lines[above]?.trim() === "") above -= 1;
  for (const height of [1, 2]) {
    const first = above - height + 1;
    if (
      first >= 0 &&
      attribution.test(
        lines
          .slice(first, above + 1)
          .join(" ")
          .trim(),
      )
    )
      return first;
  }
  return start;
}

function isQuote(line: string): boolean {
  return line.startsWith(">");
}
