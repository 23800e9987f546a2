import { compile } from "html-to-text";

const maxInputLength = 1_000_000;
const maxTextLength = 200_000;

const convert = compile({
  wordwrap: false,
  limits: { maxInputLength, maxDepth: 250, ellipsis: "…" },
  selectors: [
    { selector: "img", format: "skip" },
    { selector: "a", options: { hideLinkHrefIfSameAsText: true, linkBrackets: ["<", ">"] } },
    ...["h1", "h2", "h3", "table"].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/**
 * Plain text of HTML that was sanitised before: its depth is bounded, which the converter's recursion needs (it
 * overflows at some tens of thousands of nested tables).
 */
export function toText(sanitisedHtml: string): string {
  const text = convert(sanitisedHtml);
  return text
    .replace(/\n{3,}/g, "\n\n")
    .trim()
    .slice(0, maxTextLength)
    .toWellFormed();
}
