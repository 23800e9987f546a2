/** What the parts of the editor agree on: how HTML is taken apart, and which of it the visual editor knows. */

/** The one place for the text that a layout surrounds. */
export const placeTag = "{{content}}";
/** The account's logo, whatever its bytes are just now. */
export const logoSource = "cid:logo";

/** Names that mean the same: the editor writes the second. */
const sameMarks: Readonly<Record<string, string>> = {
  strong: "strong",
  b: "strong",
  em: "em",
  i: "em",
  u: "u",
  s: "s",
  strike: "s",
  del: "s",
};
const blocks = new Set(["p", "div", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "hr"]);

/** Inert: nothing in it runs or loads. */
export function parseHtml(html: string): DocumentFragment {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

export function nameOf(node: Element): string {
  return node.tagName.toLowerCase();
}

export function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

export function isBlock(node: Node): node is Element {
  return isElement(node) && blocks.has(nameOf(node));
}

/** Bold, italic and the like by one name each; null: the element is none of them. */
export function markOf(node: Element): string | null {
  return sameMarks[nameOf(node)] ?? null;
}

export function isPlace(text: string | null): boolean {
  return /^\s*\{\{\s*content\s*\}\}\s*$/.test(text ?? "");
}

/** As HTML collapses it; a no-break space stays. */
export function collapsed(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, " ");
}

/** `Color:#F00;` and `color: rgb(255, 0, 0)` are one style. */
export function styleOf(node: Element): string {
  return (node.getAttribute("style") ?? "")
    .split(";")
    .map((rule) => rule.split(":").map((part) => part.trim().toLowerCase()))
    .filter(([name]) => name !== undefined && name !== "")
    .map(([name = "", ...value]) => `${name}: ${colourOf(value.join(":"))}`)
    .join("; ");
}

/** As the browser writes a colour; what is none stays. */
function colourOf(value: string): string {
  const probe = document.createElement("span");
  probe.style.color = value;
  return probe.style.color === "" ? value : probe.style.color;
}
