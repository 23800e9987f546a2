/**
 * The text of a mail that has HTML only. The HTML is hostile until proven otherwise: it is cut, its nesting is counted in
 * one linear pass, then it is sanitised and only then converted. Where that is too much, the tags are simply taken out.
 */
import { compile } from "html-to-text";
import sanitizeHtml from "sanitize-html";

const maxHtmlLength = 512 * 1024;
/** Browsers flatten beyond 512; the converter overflows its stack far later, and slows down long before. */
const maxDepth = 200;

const kept = {
  allowedTags: [
    ...["p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"],
    ...["ul", "ol", "li", "table", "tbody", "thead", "tr", "td", "th", "a", "img"],
  ],
  allowedAttributes: { a: ["href"], img: ["alt"] },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  nestingLimit: 100,
};

const convert = compile({
  wordwrap: false,
  limits: { maxDepth: 100, maxInputLength: maxHtmlLength },
  selectors: [
    { selector: "a", options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
    { selector: "img", format: "skip" },
    { selector: "table", format: "block" },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

export function htmlToPlainText(html: string): string {
  const cut = html.slice(0, maxHtmlLength);
  if (isNestedBeyond(cut, maxDepth)) return stripTags(cut);
  try {
    return convert(sanitizeHtml(cut, kept).slice(0, maxHtmlLength));
  } catch {
    // Any text is better than none: the HTML itself is kept and shown elsewhere.
    return stripTags(cut);
  }
}

const voidElements = /^(area|base|br|col|embed|hr|img|input|link|meta|source|wbr|p|li|dt|dd|td|th|tr|option)$/i;

/** Counts open elements without building a tree; unclosed ones that HTML closes by itself do not count. */
function isNestedBeyond(html: string, limit: number): boolean {
  let depth = 0;
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (voidElements.test(match[2] ?? "")) continue;
    depth = match[1] === "/" ? Math.max(0, depth - 1) : depth + 1;
    if (depth > limit) return true;
  }
  return false;
}

function stripTags(html: string): string {
  return html
    .replace(/<(script|style)\b[^<>]*>[^<]*/gi, " ")
    .replace(/<[^<>]{0,10000}>/g, " ")
    .replace(/[ \t]+/g, " ")
    .trim();
}
