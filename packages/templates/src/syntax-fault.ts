import type { TemplateFault } from "./template-fault.ts";

const parseError = /^(?:Parse|Lexical) error on line (\d+)[^\n]*\n([^\n]*)\n(-*)\^/;

/** What the parser says, in plain words and with its place. */
export function syntaxFault(error: unknown, source: string): TemplateFault {
  const message = error instanceof Error ? error.message : "";
  const mismatch = /^(.{1,60}) doesn't match (.{1,60}) - (\d+):(\d+)$/s.exec(message);
  if (mismatch !== null) {
    const [, open, close, line, column] = mismatch;
    return { ...place(line, Number(column) + 1), reason: `{{#${open ?? ""}}} is closed by {{/${close ?? ""}}}.` };
  }
  const path = /^Invalid path: (.{1,60}) - (\d+):(\d+)$/s.exec(message);
  if (path !== null) {
    return { ...place(path[2], Number(path[3]) + 1), reason: `"${path[1] ?? ""}" is not the name of a variable.` };
  }
  const located = parseError.exec(message);
  const [, line, excerpt = "", dashes = ""] = located ?? [];
  return { ...place(line, columnOf(source, line, excerpt.slice(0, dashes.length))), reason: reasonOf(message) };
}

function place(line: string | undefined, column: number | null): Pick<TemplateFault, "line" | "column"> {
  return line === undefined ? { line: null, column: null } : { line: Number(line), column };
}

function reasonOf(message: string): string {
  if (message.includes("got 'EOF'")) return "a block is not closed: its {{/if}} or {{/unless}} is missing.";
  if (/Expecting 'EOF', got '(?:INVERSE|OPEN_INVERSE)/.test(message)) return "{{else}} stands outside of a block.";
  if (/Expecting 'EOF', got 'OPEN_ENDBLOCK'/.test(message)) return "this closes a block that was not opened.";
  return "what stands between the braces cannot be read. Write a variable as {{contact.name}}.";
}

/** The parser shows the text before the mistake without line ends: its longest tail that stands in the line. */
function columnOf(source: string, line: string | undefined, before: string): number | null {
  const text = source.split("\n")[Number(line) - 1] ?? "";
  for (let start = 0; start < before.length; start += 1) {
    const index = text.indexOf(before.slice(start));
    if (index !== -1) return index + before.length - start + 1;
  }
  return null;
}
