/**
 * Takes the tags out that nest too deep, in one pass whose cost grows with the length alone. Whoever reads HTML into a stack
 * pays for its depth at every tag: 200,000 open elements cost seconds, wrong end tags after them minutes. Text, comments and
 * what stands above the limit stay as they are; most mails come back unchanged.
 *
 * It reads with the sanitiser's own tokenizer, so that both see the same tags: what one takes for an attribute, a comment or
 * a script is none to the other either.
 */
import { createRequire } from "node:module";
import type * as htmlParser from "htmlparser2";

// Loaded as sanitize-html, which is CommonJS, loads it: a module that is being linked by `import` cannot be required at the
// same time in jest 30.
const loaded: unknown = createRequire(import.meta.url)("htmlparser2");
if (!isHtmlParser(loaded)) throw new Error("htmlparser2 has no tokenizer");
const { Tokenizer } = loaded;

export function limitNesting(html: string, maxDepth: number): string {
  const reading = new NestingReader(html, maxDepth);
  const tokenizer = new Tokenizer({ decodeEntities: false }, reading);
  tokenizer.write(html);
  tokenizer.end();
  return reading.result();
}

const voidElements = words(`area base basefont br col command embed frame hr img input isindex keygen link meta param
  source track wbr`);
/**
 * Their content is text whatever it looks like: without its own tags it would become elements. Exactly those of the
 * tokenizer: it finds no tag inside of them, so that they never nest, and may pass the limit. `noscript` is none to it.
 */
const rawTextElements = words("iframe noembed noframes plaintext script style textarea title xmp");
const foreignElements = words("svg math");
/** In SVG and MathML, HTML begins again in these. */
const integrationPoints = words("annotation-xml desc foreignobject mi mn mo ms mtext title");

const paragraph = words("p");
const blocks = `address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol
  p pre section table ul`;
/** Start tags that end what nobody has closed, as authors leave it to them (HTML, "optional tags"). */
const endedBy = new Map<string, ReadonlySet<string>>([
  ...[...words(blocks)].map((name) => [name, paragraph] as const),
  ...[...words("h1 h2 h3 h4 h5 h6")].map((name) => [name, words("h1 h2 h3 h4 h5 h6 p")] as const),
  ...[...words("dd dt")].map((name) => [name, words("dd dt")] as const),
  ...[...words("a li option th")].map((name) => [name, words(name)] as const),
  ...[...words("tbody tfoot")].map((name) => [name, words("thead tbody")] as const),
  ["td", words("td th")],
  ["tr", words("tr td th")],
]);

class NestingReader implements htmlParser.TokenizerCallbacks {
  readonly #html: string;
  readonly #maxDepth: number;
  /** Open elements, the innermost last; never much longer than the limit, so that looking through it is cheap. */
  readonly #open: string[] = [];
  /** Whether the open elements that change from HTML to SVG and MathML, or back, lead into those. */
  readonly #isForeign: boolean[] = [];
  /** End tags to take out with their start tags. */
  readonly #dropped = new Map<string, number>();
  readonly #kept: string[] = [];
  #keptTo = 0;
  #dropFrom: number | null = null;

  constructor(html: string, maxDepth: number) {
    this.#html = html;
    this.#maxDepth = maxDepth;
  }

  result(): string {
    if (this.#keptTo === 0) return this.#html;
    return [...this.#kept, this.#html.slice(this.#keptTo)].join("");
  }

  onopentagname(start: number, end: number): void {
    const name = this.#html.slice(start, end).toLowerCase();
    const ended = this.isInForeignContext() ? undefined : endedBy.get(name);
    for (let last = this.#open.at(-1); last !== undefined && ended?.has(last) === true; last = this.#open.at(-1)) {
      this.#pop();
    }
    if (voidElements.has(name)) return;
    const isText = rawTextElements.has(name) && !this.isInForeignContext();
    if (this.#open.length < this.#maxDepth || isText) {
      this.#push(name);
      return;
    }
    this.#dropFrom = start - "<".length;
    this.#dropped.set(name, (this.#dropped.get(name) ?? 0) + 1);
  }

  onopentagend(end: number): void {
    if (this.#dropFrom !== null) this.#drop(this.#dropFrom, end + 1);
    this.#dropFrom = null;
  }

  onselfclosingtag(end: number): void {
    // Elsewhere the slash means nothing.
    if (this.#dropFrom === null && this.isInForeignContext()) this.#pop();
    this.onopentagend(end);
  }

  onclosetag(start: number, end: number): void {
    const name = this.#html.slice(start, end).toLowerCase();
    const dropped = this.#dropped.get(name) ?? 0;
    if (dropped > 0) {
      this.#dropped.set(name, dropped - 1);
      const tagEnd = this.#html.indexOf(">", end);
      this.#drop(start - "</".length, tagEnd < 0 ? this.#html.length : tagEnd + 1);
      return;
    }
    const position = this.#open.lastIndexOf(name);
    if (position < 0) return;
    while (this.#open.length > position) this.#pop();
    // What was inside has ended with it.
    this.#dropped.clear();
  }

  isInForeignContext(): boolean {
    return this.#isForeign.at(-1) === true;
  }

  #push(name: string): void {
    this.#open.push(name);
    if (changesContext(name)) this.#isForeign.push(foreignElements.has(name));
  }

  #pop(): void {
    const name = this.#open.pop();
    if (name !== undefined && changesContext(name)) this.#isForeign.pop();
  }

  #drop(from: number, to: number): void {
    this.#kept.push(this.#html.slice(this.#keptTo, from));
    this.#keptTo = to;
  }

  onattribdata(): void {}
  onattribentity(): void {}
  onattribend(): void {}
  onattribname(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onprocessinginstruction(): void {}
  ontext(): void {}
  ontextentity(): void {}
}

function isHtmlParser(value: unknown): value is typeof htmlParser {
  return typeof value === "object" && value !== null && "Tokenizer" in value && typeof value.Tokenizer === "function";
}

function changesContext(name: string): boolean {
  return foreignElements.has(name) || integrationPoints.has(name);
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
