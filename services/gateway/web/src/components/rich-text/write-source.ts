/** From the editor's HTML to a template's source: one block a line, so that a fault's line says where. */
import { isBlock, isElement, logoSource, nameOf, parseHtml, placeTag } from "./template-dom.ts";

export function writeSource(editorHtml: string): string {
  const lines = writeBlocks(parseHtml(editorHtml));
  return lines.length === 1 && lines[0] === emptyParagraph ? "" : lines.join("\n");
}

/** Mail programs give a paragraph without anything in it no height. */
const emptyParagraph = "<p><br></p>";

function writeBlocks(parent: ParentNode): string[] {
  return [...parent.children].flatMap(writeBlock);
}

function writeBlock(node: Element): string[] {
  const wrapper = node.getAttribute("data-place");
  if (wrapper !== null) return [wrapper === "" ? placeTag : `<${wrapper}>${placeTag}</${wrapper}>`];
  const name = nameOf(node);
  if (name === "hr") return ["<hr>"];
  if (name === "li") return [writeItem(node)];
  if (["ul", "ol", "blockquote"].includes(name)) return [open(node), ...writeBlocks(node), `</${name}>`];
  const inner = writeInline(node);
  return [inner === "" && name === "p" ? emptyParagraph : `<${name}>${inner}</${name}>`];
}

/** Paragraphs of lists stand bare: mail programs would give each a margin. */
function writeItem(item: Element): string {
  const [first, ...others] = item.children;
  const isSimple = first !== undefined && others.every((each) => ["ul", "ol"].includes(nameOf(each)));
  const lines = isSimple ? [writeInline(first), ...others.flatMap(writeBlock)] : writeBlocks(item);
  return `<li>${lines.join("\n")}</li>`;
}

function writeInline(parent: Node): string {
  return [...parent.childNodes].map(writeInlineNode).join("");
}

function writeInlineNode(node: Node): string {
  if (!isElement(node)) return escapeText(node.textContent ?? "");
  const variable = node.getAttribute("data-variable");
  if (variable !== null) return `{{${variable}}}`;
  const name = nameOf(node);
  if (name === "br") return "<br>";
  if (name === "img")
    return open(node)
      .replace(/ src="[^"]*"/, "")
      .replace("<img", `<img src="${logoSource}"`);
  return isBlock(node) ? writeBlock(node).join("\n") : `${open(node)}${writeInline(node)}</${name}>`;
}

function open(node: Element): string {
  const attributes = [...node.attributes]
    .filter(({ name }) => name !== "class" && !name.startsWith("data-"))
    .map(({ name, value }) => {
      const text = name === "style" ? withHexColours(value).replace(/;$/, "") : value;
      return ` ${name}="${escapeText(text).replaceAll('"', "&quot;")}"`;
    });
  return `<${nameOf(node)}${attributes.join("")}>`;
}

/** Shorter, and known to every mail program. */
function withHexColours(style: string): string {
  return style.replace(/rgb\((\d+), (\d+), (\d+)\)/g, (_colour, ...parts: string[]) => {
    const [red = "", green = "", blue = ""] = parts.map((part) => Number(part).toString(16).padStart(2, "0"));
    return `#${red}${green}${blue}`;
  });
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\u00a0", "&nbsp;");
}
