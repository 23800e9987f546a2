import { convert } from "html-to-text";

const maxInputLength = 1_000_000;
const maxTextLength = 200_000;

/**
 * Plain text of HTML that was sanitised before: its depth is bounded, which the converter's recursion needs (it
 * overflows at some tens of thousands of nested tables).
 */
export function toText(sanitisedHtml: string): string {
  const text = convert(sanitisedHtml, {
    wordwrap: false,
    limits: { maxInputLength, maxDepth: 250, ellipsis: "…" },
    selectors: [
      { selector: "img", format: "skip" },
      { selector: "a", options: { hideLinkHrefIfSameAsText: true, linkBrackets: ["<", ">"] } },
      { selector: "h1", options: { uppercase: false } },
      { selector: "h2", options: { uppercase: false } },
      { selector: "h3", options: { uppercase: false } },
      { selector: "th", options: { uppercase: false } },
    ],
  });
  return text
    .replace(/\n{3,}/g, "\n\n")
    .trim()
    .slice(0, maxTextLength)
    .toWellFormed();
}
