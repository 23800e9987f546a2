import { templateLimits } from "./template.ts";
import { type TemplateFault } from "./template-fault.ts";

/** Comments, block openings, block ends, other tags: enough to measure a template before the parser walks it. */
const tag = /\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?!(?!--)[\s\S]*?\}\}|\{\{(~?[#^/]?)[^}]*/g;

/**
 * The first thing that makes a template more than a template needs to be. The parser takes seconds and all of its stack
 * for what this refuses at a glance.
 */
export function scanTags(source: string): TemplateFault | null {
  let depth = 0;
  let count = 0;
  for (const match of source.matchAll(tag)) {
    const [text, opening] = match;
    if (opening === undefined) continue;
    count += 1;
    if (/[#^]$/.test(opening) && !/^\{\{~?\^~?$/.test(text)) depth += 1;
    else if (opening.endsWith("/")) depth -= 1;
    const reason = reasonAgainst(depth, count, text.length);
    if (reason !== null) return { ...positionOf(source, match.index), reason };
  }
  return null;
}

function reasonAgainst(depth: number, count: number, length: number): string | null {
  const { maxDepth, maxTags, maxTagLength } = templateLimits;
  if (depth > maxDepth) return `blocks are nested more than ${maxDepth} deep.`;
  if (count > maxTags) return `there are more than ${maxTags} variables and blocks.`;
  if (length > maxTagLength) return `this tag has more than ${maxTagLength} characters.`;
  return null;
}

function positionOf(source: string, index: number): { line: number; column: number } {
  const before = source.slice(0, index).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
