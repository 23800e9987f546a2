/**
 * One form for all sources that look the same in a mail, to tell whether the visual editor would keep a template: order of
 * marks, white space, and names of one meaning do not matter, everything else does.
 */
import { collapsed, isBlock, isElement, isPlace, markOf, nameOf, parseHtml, styleOf } from "./template-dom.ts";

type Run = { readonly marks: string; text: string };

export function canonicalOf(source: string): string {
  const writer = new Writer();
  writer.write(parseHtml(source), "p");
  return writer.text;
}

class Writer {
  text = "";
  #runs: Run[] = [];

  /** `around`: what text between blocks is put into; empty: nothing. */
  write(parent: ParentNode & Node, around: string): void {
    for (const node of parent.childNodes) {
      if (isBlock(node)) this.#block(node, around);
      else if (parent.nodeType === Node.DOCUMENT_FRAGMENT_NODE && isPlace(node.textContent) && !isElement(node)) {
        this.#flush(around);
        this.text += "<place>";
      } else this.#inline(node, []);
    }
    this.#flush(around);
  }

  #block(node: Element, around: string): void {
    this.#flush(around);
    const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`).toSorted();
    this.text += `<${nameOf(node)}${attributes.join("")}>`;
    this.write(node, nameOf(node) === "blockquote" ? "p" : "");
    this.text += `</${nameOf(node)}>`;
  }

  #inline(node: Node, marks: readonly string[]): void {
    if (!isElement(node)) {
      this.#add(
        collapsed(node.textContent ?? "").replace(/\{\{\s+|\s+\}\}/g, (braces) => braces.trim()),
        marks,
      );
      return;
    }
    const name = nameOf(node);
    if (name === "br") this.#add("\n", []);
    else if (name === "img") this.#add(markText(node), marks);
    else for (const child of node.childNodes) this.#inline(child, [...marks, markText(node)]);
  }

  #add(text: string, given: readonly string[]): void {
    const last = this.#runs.at(-1);
    const isAtStart = last === undefined || /[ \n]$/.test(last.text);
    const added = isAtStart && text !== "\n" ? text.replace(/^ /, "") : text;
    if (added === "") return;
    const marks = [...new Set(given)].toSorted().join("");
    if (last?.marks === marks) last.text += added;
    else this.#runs.push({ marks, text: added });
  }

  #flush(around: string): void {
    const last = this.#runs.at(-1);
    if (last !== undefined) last.text = last.text.replace(/ $/, "");
    const text = this.#runs
      .filter((run) => run.text !== "")
      .map((run) => `[${run.marks}]${run.text}`)
      .join("");
    this.#runs = [];
    // a lone line break is how mail keeps an empty paragraph open
    if (text === "" || text === "[]\n") return;
    this.text += around === "" ? text : `<${around}>${text}</${around}>`;
  }
}

function markText(node: Element): string {
  const mark = markOf(node);
  if (mark !== null) return `<${mark}>`;
  const attributes = [...node.attributes].map(({ name, value }) =>
    name === "style" ? styleOf(node) : `${name}="${value}"`,
  );
  return `<${nameOf(node)} ${attributes.toSorted().join(" ")}>`;
}
