/**
 * Reads a template with Handlebars' own parser and keeps what the allow-list names: text, comments, variables of the
 * catalogue, if, unless and else, and in a body one {{content}}. Nothing of the rest of the language gets further than
 * here, and no code is ever made of a template.
 */
import Handlebars from "handlebars";
import { scanTags } from "./scan-tags.ts";
import { syntaxFault } from "./syntax-fault.ts";
import type { Template } from "./template.ts";
import type { TemplateFault } from "./template-fault.ts";
import type { TemplateNode } from "./template-node.ts";
import { variablesOf } from "./variables.ts";
import { templateLimits } from "./template.ts";

export type ParsedTemplate = {
  readonly nodes: readonly TemplateNode[];
  readonly faults: readonly TemplateFault[];
  /** What is odd and does no harm: names that are not known. */
  readonly warnings: readonly string[];
};

const maxFaults = 10;
const nameForm = /^[A-Za-z][A-Za-z0-9]{0,39}(?:\.[A-Za-z][A-Za-z0-9]{0,39}){0,3}$/;
/** Of no use in a mail, and of use to attackers elsewhere: refused instead of left empty. */
const forbiddenNames = /(?:^|\.)(?:constructor|prototype)(?:\.|$)/;

/** Never throws. Its time is bounded by the limits but for the parser's own: call it in a thread with a deadline. */
export function parseTemplate({ kind, source }: Template): ParsedTemplate {
  const size = Buffer.byteLength(source);
  const { maxSourceBytes } = templateLimits;
  if (size > maxSourceBytes) {
    const reason = `the template has ${size} bytes; ${maxSourceBytes} are allowed.`;
    return refused({ line: null, column: null, reason });
  }
  const excess = scanTags(source);
  if (excess !== null) return refused(excess);
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(source);
  } catch (error) {
    return refused(syntaxFault(error, source));
  }
  const reader = new Reader(kind);
  const nodes = reader.read(program.body, 0);
  return { nodes, faults: reader.faults.slice(0, maxFaults), warnings: [...reader.warnings.values()] };
}

function refused(fault: TemplateFault): ParsedTemplate {
  return { nodes: [], faults: [fault], warnings: [] };
}

class Reader {
  readonly faults: TemplateFault[] = [];
  /** By name: each is told once. */
  readonly warnings = new Map<string, string>();
  readonly #kind: Template["kind"];
  readonly #known: ReadonlySet<string>;
  #contents = 0;

  constructor(kind: Template["kind"]) {
    this.#kind = kind;
    this.#known = variablesOf(kind === "subject" ? "named" : kind);
  }

  read(statements: readonly hbs.AST.Statement[], depth: number): TemplateNode[] {
    const nodes = statements.flatMap((statement) => this.#readStatement(statement, depth));
    if (depth === 0 && this.#kind === "body" && this.#contents === 0 && this.faults.length === 0) {
      const reason = "{{content}} is missing: it is where the text of the mail goes.";
      this.faults.push({ line: null, column: null, reason });
    }
    return nodes;
  }

  #readStatement(statement: hbs.AST.Statement, depth: number): TemplateNode[] {
    if (isText(statement)) return [{ kind: "text", text: statement.value }];
    if (isMustache(statement)) return this.#readMustache(statement, depth);
    if (isBlock(statement)) return this.#readBlock(statement, depth);
    if (statement.type === "CommentStatement") return [];
    const what = statement.type.startsWith("Partial") ? "{{> …}}" : "{{* …}}";
    return this.#refuse(statement, `${what} is not allowed. Use variables, if, unless.`);
  }

  #readMustache(mustache: hbs.AST.MustacheStatement, depth: number): TemplateNode[] {
    const name = this.#readName(mustache.path);
    if (name === null) return [];
    if (hasArguments(mustache)) {
      return this.#refuse(mustache, `"${name}" takes nothing beside it. Write one variable, such as {{contact.name}}.`);
    }
    if (name === "content" && this.#kind === "body") return this.#readContent(mustache, depth);
    if (!mustache.escaped) {
      return this.#refuse(mustache, `"${name}" may not stand unescaped. Write {{${name}}} with two braces.`);
    }
    return this.#isKnown(name, mustache) ? [{ kind: "variable", name }] : [];
  }

  #readContent(mustache: hbs.AST.MustacheStatement, depth: number): TemplateNode[] {
    this.#contents += 1;
    if (this.#contents > 1) return this.#refuse(mustache, "{{content}} stands here a second time.");
    if (depth > 0) {
      return this.#refuse(
        mustache,
        "{{content}} must stand outside of if and unless: mail without its text would go out.",
      );
    }
    return [{ kind: "content" }];
  }

  #readBlock(block: hbs.AST.BlockStatement, depth: number): TemplateNode[] {
    const helper = block.path.original;
    if (helper !== "if" && helper !== "unless") {
      return this.#refuse(block, `block "${shortened(helper)}" is not allowed. Use if, unless.`);
    }
    const [condition, ...others] = block.params;
    if (condition === undefined || others.length > 0 || hasPairs(block) || namesParameters(block)) {
      return this.#refuse(block, `"${helper}" takes one variable, such as {{#${helper} contact.name}}.`);
    }
    if (depth >= templateLimits.maxDepth) {
      return this.#refuse(block, `blocks are nested more than ${templateLimits.maxDepth} deep.`);
    }
    const name = this.#readName(condition);
    const given = this.read(bodyOf(block.program), depth + 1);
    const missing = this.read(bodyOf(block.inverse), depth + 1);
    if (name === null) return [];
    const [then, otherwise] = helper === "if" ? [given, missing] : [missing, given];
    return this.#isKnown(name, block) ? [{ kind: "choice", name, then, otherwise }] : otherwise;
  }

  /** The written name, or null where it is none; then it was refused. */
  #readName(expression: hbs.AST.Expression): string | null {
    if (!isPath(expression)) {
      this.#refuse(expression, "only variables may stand here, such as {{contact.name}}.");
      return null;
    }
    const { original, data, depth, parts } = expression;
    const isPlain = !data && depth === 0 && nameForm.test(original) && parts.join(".") === original;
    if (isPlain && !forbiddenNames.test(original)) return original;
    this.#refuse(
      expression,
      `"${shortened(original)}" is not allowed. Only variables may stand here, such as {{contact.name}}.`,
    );
    return null;
  }

  #isKnown(name: string, { loc }: hbs.AST.Node): boolean {
    if (this.#known.has(name)) return true;
    if (!this.warnings.has(name)) {
      this.warnings.set(name, `Line ${loc.start.line}: {{${name}}} is not known here and stays empty.`);
    }
    return false;
  }

  #refuse({ loc }: hbs.AST.Node, reason: string): [] {
    this.faults.push({ line: loc.start.line, column: loc.start.column + 1, reason });
    return [];
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function hasPairs({ hash }: { readonly hash: hbs.AST.Hash | undefined }): boolean {
  return hash !== undefined;
}

function hasArguments({ params, hash }: hbs.AST.MustacheStatement): boolean {
  return params.length > 0 || hasPairs({ hash });
}

/** `as |name|`; a block that begins with its else has no program of its own. */
function namesParameters({ program, inverse }: hbs.AST.BlockStatement): boolean {
  return [program, inverse].some((part: Partial<hbs.AST.Program> | undefined) => part?.blockParams !== undefined);
}

function bodyOf(program: hbs.AST.Program | undefined): readonly hbs.AST.Statement[] {
  return program?.body ?? [];
}

function isText(node: hbs.AST.Node): node is hbs.AST.ContentStatement {
  return node.type === "ContentStatement";
}

function isMustache(node: hbs.AST.Node): node is hbs.AST.MustacheStatement {
  return node.type === "MustacheStatement";
}

function isBlock(node: hbs.AST.Node): node is hbs.AST.BlockStatement {
  return node.type === "BlockStatement";
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === "PathExpression";
}
