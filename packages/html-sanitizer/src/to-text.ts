import { compile, type Formatter } from "html-to-text";

const maxInputLength = 1_000_000;
const maxTextLength = 200_000;
const largestRoman = 3999;

/** The converter throws where Roman numerals end, and writes what is no number as NaN: such lists count 1, 2, 3. */
const numberedList: Formatter = (list, walk, builder, options) => {
  const { start = "1", type = "1" } = list.attribs;
  const first = /^-?\d{1,9}$/.test(start) ? Number(start) : 1;
  const isRoman = type.toLowerCase() === "i" && first > 0 && first + list.children.length <= largestRoman;
  const isLettered = type.toLowerCase() === "a" && first > 0;
  const attribs = { start: String(first), type: isRoman || isLettered ? type : "1" };
  builder.options.formatters["orderedList"]?.({ ...list, attribs }, walk, builder, options);
};

const convert = compile({
  wordwrap: false,
  limits: { maxDepth: 250, ellipsis: "…" },
  formatters: { numberedList },
  selectors: [
    { selector: "ol", format: "numberedList" },
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
  const text = convert(cut(sanitisedHtml));
  return text
    .replace(/\n{3,}/g, "\n\n")
    .trim()
    .slice(0, maxTextLength)
    .toWellFormed();
}

/** Here and not by the converter, which tells the console about it; a tag that is cut in two goes. */
function cut(html: string): string {
  return html.length <= maxInputLength ? html : html.slice(0, maxInputLength).replace(/<[^<>]*$/, "");
}
