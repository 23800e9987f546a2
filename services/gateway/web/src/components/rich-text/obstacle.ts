/** What in a template the visual editor cannot keep. */
import { isBlock, isElement, isPlace, logoSource, markOf, nameOf, styleOf } from "./template-dom.ts";

export type Obstacle =
  | { readonly kind: "tag" | "handlebars"; readonly found: string }
  | { readonly kind: "attribute"; readonly found: string; readonly tag: string }
  | { readonly kind: "comment" | "markup" | "condition" | "place" | "placeInside" };

/** Variables, if, unless, else: what the editor shows as chips or leaves as text. */
const knownTags =
  /(?<!\{)\{\{(?:\s*[A-Za-z][\w.]*\s*|#(?:if|unless)\s+[A-Za-z][\w.]*\s*|\/(?:if|unless)\s*)\}\}(?!\})/g;
const places = /\{\{\s*content\s*\}\}/g;

const attributesOf: Readonly<Record<string, readonly string[]>> = {
  a: ["href", "target", "rel", "title"],
  img: ["src", "alt", "width", "height"],
  span: ["style"],
  ol: ["start"],
};

/** The first one, or null. `hasPlace`: the template surrounds another text, at exactly one place. */
export function obstacleIn(source: string, body: DocumentFragment, hasPlace: boolean): Obstacle | null {
  return inText(source, hasPlace) ?? inElements(body, hasPlace) ?? inMarkup(source, body);
}

function inText(source: string, hasPlace: boolean): Obstacle | null {
  const frame = /<(!doctype|html|head|body)\b/i.exec(source)?.[1];
  if (frame !== undefined) return { kind: "tag", found: frame.toLowerCase() };
  if (/<!--|\{\{~?!/.test(source)) return { kind: "comment" };
  const rest = source.replace(knownTags, "");
  const found = /\{\{[^}]{0,24}\}{0,3}/.exec(rest)?.[0];
  if (found !== undefined) return { kind: "handlebars", found };
  if (hasPlace && [...source.matchAll(places)].length !== 1) return { kind: "place" };
  return null;
}

function inElements(body: DocumentFragment, hasPlace: boolean): Obstacle | null {
  const walker = document.createTreeWalker(body);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const obstacle = isElement(node) ? inElement(node, hasPlace) : inTextNode(node, hasPlace);
    if (obstacle !== null) return obstacle;
  }
  return null;
}

function inElement(node: Element, hasPlace: boolean): Obstacle | null {
  const tag = nameOf(node);
  if (!isKnown(node, hasPlace)) return { kind: "tag", found: tag };
  const known = attributesOf[tag] ?? [];
  const other = [...node.attributes].find(({ name }) => !known.includes(name) || !isKept(node, name));
  return other === undefined ? null : { kind: "attribute", found: other.name, tag };
}

function isKnown(node: Element, hasPlace: boolean): boolean {
  const tag = nameOf(node);
  // a division is kept only as what the place stands in
  if (tag === "div") return hasPlace && isPlace(node.textContent);
  if (tag === "img") return node.getAttribute("src") === logoSource;
  return isBlock(node) || markOf(node) !== null || tag === "br" || attributesOf[tag] !== undefined;
}

function isKept(node: Element, attribute: string): boolean {
  if (attribute === "style") return /^color: [^;]+$/.test(styleOf(node));
  return attribute !== "href" || isLinkTarget(node.getAttribute("href") ?? "");
}

/** What mail may link to; the server drops the rest. */
export function isLinkTarget(address: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s]/i.test(address);
}

function inTextNode(node: Node, hasPlace: boolean): Obstacle | null {
  const text = node.textContent ?? "";
  const parent = node.parentNode;
  const isBetweenBlocks = parent === null || !isElement(parent) || ["ul", "ol", "blockquote"].includes(nameOf(parent));
  if (isBetweenBlocks && /\{\{[#/]|\{\{\s*else/.test(text)) return { kind: "condition" };
  if (!hasPlace || !new RegExp(places.source).test(text)) return null;
  return isPlace(text) && standsAlone(node) ? null : { kind: "placeInside" };
}

/** At the top, or alone in a paragraph or division at the top. */
function standsAlone({ parentNode }: Node): boolean {
  if (parentNode === null || !isElement(parentNode)) return true;
  const isWrapper = ["p", "div"].includes(nameOf(parentNode)) && isPlace(parentNode.textContent);
  return (
    isWrapper &&
    parentNode.children.length === 0 &&
    (parentNode.parentNode === null || !isElement(parentNode.parentNode))
  );
}

/** A parser mends what is written wrongly, by leaving things out: then the source is to be mended by hand. */
function inMarkup(source: string, body: DocumentFragment): Obstacle | null {
  const startTags = source.match(/<[a-z][^<>]*>/gi) ?? [];
  const rest = source.replace(/<\/?[a-z][^<>]*>/gi, "");
  return startTags.length !== body.querySelectorAll("*").length || rest.includes("<") ? { kind: "markup" } : null;
}
