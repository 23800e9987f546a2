/**
 * The text of a mail that has HTML only. The HTML is hostile until proven otherwise: what nests too deep is taken out in one
 * linear pass, the rest is cut, then sanitised and only then converted. Where that is too much, all tags are taken out.
 */
import { limitNesting } from "@mailroom/html-sanitizer/limit-nesting";
import { compile } from "html-to-text";
import sanitizeHtml from "sanitize-html";

const maxHtmlLength = 512 * 1024;
/** Read before it is cut: what is nested deep is long by its tags, not by its text. */
const maxReadLength = 2 * 1024 * 1024;
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
  const cut = limitNesting(html.slice(0, maxReadLength), maxDepth).slice(0, maxHtmlLength);
  try {
    return convert(sanitizeHtml(cut, kept).slice(0, maxHtmlLength));
  } catch {
    // Any text is better than none: the HTML itself is kept and shown elsewhere.
    return stripTags(cut);
  }
}

function stripTags(html: string): string {
  return html
    .replace(/<(script|style)\b[^<>]*>[^<]*/gi, " ")
    .replace(/<[^<>]{0,10000}>/g, " ")
    .replace(/[ \t]+/g, " ")
    .trim();
}
