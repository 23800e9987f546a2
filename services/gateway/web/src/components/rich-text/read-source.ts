/**
 * From a template's source to what the visual editor works on, where it keeps all of it: what it would write is compared
 * with what was read.
 */
import { getHTMLFromFragment, getSchema, type JSONContent } from "@tiptap/core";
import { DOMParser } from "@tiptap/pm/model";
import { canonicalOf } from "./canonical.ts";
import { type Obstacle, obstacleIn } from "./obstacle.ts";
import { editorExtensions } from "./schema.ts";
import { isElement, isPlace, nameOf, parseHtml } from "./template-dom.ts";
import { writeSource } from "./write-source.ts";

export type Reading =
  { readonly content: JSONContent; readonly obstacle: null } | { readonly content: null; readonly obstacle: Obstacle };

/** `hasPlace`: the template surrounds another text. */
export function readSource(source: string, hasPlace: boolean): Reading {
  const body = parseHtml(source);
  const obstacle = obstacleIn(source, body, hasPlace);
  if (obstacle !== null) return { content: null, obstacle };
  markVariables(body, hasPlace);
  const schema = getSchema(editorExtensions(hasPlace));
  const document = DOMParser.fromSchema(schema).parse(body);
  const written = writeSource(getHTMLFromFragment(document.content, schema));
  if (canonicalOf(written) !== canonicalOf(source)) return { content: null, obstacle: { kind: "markup" } };
  // the editor has a schema of its own: as data it fits
  const content: unknown = document.toJSON();
  return isContent(content) ? { content, obstacle: null } : { content: null, obstacle: { kind: "markup" } };
}

function isContent(value: unknown): value is JSONContent {
  return typeof value === "object" && value !== null && "type" in value;
}

const variable = /\{\{\s*(?!else\s*\}\})([A-Za-z][\w.]*)\s*\}\}/g;

/** Text in double braces becomes elements that the schema knows. */
function markVariables(body: DocumentFragment, hasPlace: boolean): void {
  const texts: Node[] = [];
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) texts.push(walker.currentNode);
  for (const text of texts) {
    if (hasPlace && isPlace(text.textContent)) markPlace(text);
    else text.parentNode?.replaceChild(withChips(text.textContent ?? ""), text);
  }
}

function markPlace(text: Node): void {
  const parent = text.parentNode;
  const place = document.createElement("div");
  const wrapper = parent !== null && isElement(parent) ? parent : null;
  place.setAttribute("data-place", wrapper === null ? "" : nameOf(wrapper));
  const replaced = wrapper ?? text;
  replaced.parentNode?.replaceChild(place, replaced);
}

function withChips(text: string): DocumentFragment {
  const parts = document.createDocumentFragment();
  let end = 0;
  for (const match of text.matchAll(variable)) {
    const chip = document.createElement("span");
    chip.setAttribute("data-variable", match[1] ?? "");
    parts.append(text.slice(end, match.index), chip);
    end = match.index + match[0].length;
  }
  parts.append(text.slice(end));
  return parts;
}
