import { expect, test } from "@jest/globals";
import fc from "fast-check";
import Handlebars from "handlebars";
import { fillTemplate } from "./fill-template.ts";
import { parseTemplate } from "./parse-template.ts";

const names = ["contact.name", "agent.name", "queue.name", "interaction.subject"];
const name = fc.constantFrom(...names);
const text = fc.constantFrom("Dear ", "\n", "  ", "<p>", "&amp;", "", "\\ ", "ü");
const tilde = fc.constantFrom("", "~");
const { source } = fc.letrec<{ source: string; part: string }>((tie) => ({
  source: fc.array(tie("part"), { maxLength: 4 }).map((parts) => parts.join("")),
  part: fc.oneof(
    { depthSize: "small" },
    text,
    fc.tuple(name, tilde).map(([variable, strip]) => `{{${strip}${variable}${strip}}}`),
    fc.constant("{{!-- a {{comment}} --}}"),
    fc
      .tuple(fc.constantFrom("if", "unless"), name, tie("source"), tie("source"))
      .map(
        ([helper, variable, then, otherwise]) => `{{#${helper} ${variable}}}${then}{{else}}${otherwise}{{/${helper}}}`,
      ),
    fc.tuple(name, tie("source")).map(([variable, inner]) => `{{^if ${variable}}}${inner}{{/if}}`),
    fc
      .tuple(name, name, tie("source"))
      .map(([a, b, inner]) => `{{#if ${a}}}${inner}{{else if ${b}}}\n${inner}\n{{/if}}`),
  ),
}));
const value = fc.constantFrom("", "Jane", `<b>"it's" & \`more\`=</b>`);
const filling = fc.record(Object.fromEntries(names.map((variable) => [variable, value])));

test("what is permitted means the same as in Handlebars itself", () => {
  fc.assert(
    fc.property(source, filling, (template, values) => {
      const { nodes, faults } = parseTemplate({ kind: "named", source: template });
      expect(faults).toEqual([]);
      const expected = Handlebars.compile(template)(nested(values));
      expect(fillTemplate(nodes, { values, content: "", escape: true })).toBe(expected);
    }),
    { numRuns: 300 },
  );
});

function nested(values: Record<string, string>): Record<string, Record<string, string>> {
  const result: Record<string, Record<string, string>> = {};
  for (const [path, text] of Object.entries(values)) {
    const [group = "", field = ""] = path.split(".");
    result[group] = { ...result[group], [field]: text };
  }
  return result;
}
