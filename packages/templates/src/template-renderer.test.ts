import { afterAll, describe, expect, test } from "@jest/globals";
import { attackInput, testWithAttackInputs } from "@mailroom/test-kit/attack-inputs";
import { faultText } from "./template-fault.ts";
import { makeTemplateRenderer } from "./template-renderer.ts";
import type { Template } from "./template.ts";
import { sampleValues } from "./variables.ts";

const renderer = makeTemplateRenderer();
afterAll(() => renderer.close());

/** Of all threads, however busy the machine is. */
function workedMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function why(source: string, kind: Template["kind"] = "named"): Promise<string[]> {
  return (await renderer.check({ kind, source })).map(faultText);
}

async function fill(source: string, given: { values?: Record<string, string>; kind?: Template["kind"] } = {}) {
  const { values = sampleValues(), kind = "named" } = given;
  const rendered = await renderer.render({ template: { kind, source }, values, content: "<p>Text</p>" });
  if (!rendered.ok) throw new Error(rendered.faults.map(faultText).join(" "));
  return rendered;
}

describe("what a template may say", () => {
  test("S38 S97 a body is filled, its values escaped, the agent's text in its place", async () => {
    const source =
      "{{! greeting }}<p>Dear {{contact.name}},</p>{{content}}{{#if agent.name}}<p>{{agent.name}}</p>{{else}}<p>We</p>{{/if}}";
    expect(await why(source, "body")).toEqual([]);
    const values = { "contact.name": `Ja<img src=x onerror="x()">ne` };
    const { html, text, warnings } = await fill(source, { values, kind: "body" });
    expect(html).toBe(
      "<p>Dear Ja&lt;img src=x onerror=&quot;x()&quot;&gt;ne,</p><p>Text</p><p>We</p>".replaceAll("&quot;", '"'),
    );
    expect(text).toContain("Text");
    expect(warnings).toEqual([]);
  });

  test("S97 a name that is not known stays empty and is told once, with its line", async () => {
    const { html, warnings } = await fill(
      "<p>Dear\n{{contact.nick}}{{contact.nick}}.{{#if queue.mood}}x{{else}}y{{/if}}</p>",
    );
    expect(html).toBe("<p>Dear\n.y</p>");
    expect(warnings).toEqual([
      "Line 2: {{contact.nick}} is not known here and stays empty.",
      "Line 2: {{queue.mood}} is not known here and stays empty.",
    ]);
  });

  test("X8 an account transfer's names are known to named templates only", async () => {
    expect(await fill("{{fromAccount}} to {{toAccount}}")).toMatchObject({ text: "Support to Sales", warnings: [] });
    expect((await fill("{{fromAccount}}", { kind: "notification" })).warnings).toHaveLength(1);
  });

  test("S39 a notification is one line of plain text, whatever a stranger's subject holds", async () => {
    const values = { "contact.address": "a@b.test", "interaction.subject": "<b>Late\r\nbox\u202e" };
    const { html, text } = await fill('{{contact.address}} "{{interaction.subject}}"', {
      values,
      kind: "notification",
    });
    expect([html, text]).toEqual(["", 'a@b.test "<b>Late box "']);
  });

  test("a value in an attribute cannot leave it, and a link goes to the web or to mail", async () => {
    const values = { "contact.name": '" onmouseover="x()', "contact.address": "javascript:alert(1)" };
    const source = '<p title="{{contact.name}}">x</p><a href="{{contact.address}}" title={{contact.name}}>y</a>';
    const { html } = await fill(source, { values });
    expect(html).toBe('<p title="&quot; onmouseover=&quot;x()">x</p><a title="&quot;">y</a>');
  });
});

describe("what a template may not say", () => {
  test.each([
    ["a\nb\nc\n{{#each contact}}x{{/each}}", 'Line 4, column 1: block "each" is not allowed. Use if, unless.'],
    ["{{#with contact}}x{{/with}}", 'Line 1, column 1: block "with" is not allowed. Use if, unless.'],
    ["{{{{raw}}}}x{{{{/raw}}}}", 'Line 1, column 1: block "raw" is not allowed. Use if, unless.'],
    ["{{> header}}", "Line 1, column 1: {{> …}} is not allowed. Use variables, if, unless."],
    ["{{#> layout}}x{{/layout}}", "Line 1, column 1: {{> …}} is not allowed. Use variables, if, unless."],
    ["{{* decorate}}", "Line 1, column 1: {{* …}} is not allowed. Use variables, if, unless."],
    [
      "x {{{contact.name}}}",
      'Line 1, column 3: "contact.name" may not stand unescaped. Write {{contact.name}} with two braces.',
    ],
    [
      "{{&contact.name}}",
      'Line 1, column 1: "contact.name" may not stand unescaped. Write {{contact.name}} with two braces.',
    ],
    [
      '{{lookup contact "constructor"}}',
      'Line 1, column 1: "lookup" takes nothing beside it. Write one variable, such as {{contact.name}}.',
    ],
    ["{{#if (eq a b)}}x{{/if}}", "Line 1, column 7: only variables may stand here, such as {{contact.name}}."],
    [
      "{{#if contact.name includeZero=true}}x{{/if}}",
      'Line 1, column 1: "if" takes one variable, such as {{#if contact.name}}.',
    ],
    ["{{#if contact.name as |n|}}x{{/if}}", 'Line 1, column 1: "if" takes one variable, such as {{#if contact.name}}.'],
    [
      "{{@root.contact}}",
      'Line 1, column 3: "@root.contact" is not allowed. Only variables may stand here, such as {{contact.name}}.',
    ],
    [
      "{{../contact}}",
      'Line 1, column 3: "../contact" is not allowed. Only variables may stand here, such as {{contact.name}}.',
    ],
    ["{{this}}", 'Line 1, column 3: "this" is not allowed.'],
    [
      "{{constructor.name}}",
      'Line 1, column 3: "constructor.name" is not allowed. Only variables may stand here, such as {{contact.name}}.',
    ],
    [
      "{{contact.__proto__.polluted}}",
      'Line 1, column 3: "contact.__proto__.polluted" is not allowed. Only variables may stand here, such as {{contact.name}}.',
    ],
    [
      "{{[__proto__].x}}",
      'Line 1, column 3: "__proto__.x" is not allowed. Only variables may stand here, such as {{contact.name}}.',
    ],
    ["{{#if contact.name}}x", "a block is not closed"],
    ["a\n {{#if contact.name}}x{{/unless}}", "Line 2, column 5: {{#if}} is closed by {{/unless}}."],
    ["x{{else}}y", "Line 1, column 2: {{else}} stands outside of a block."],
    ["a\nb {{contact.name b=}} c", "Line 2, column 20: what stands between the braces cannot be read."],
  ])("%j", async (source, expected) => {
    expect((await why(source)).join("; ")).toContain(expected);
  });

  test.each([
    ["<p>no place</p>", "{{content}} is missing"],
    ["{{content}}\n{{content}}", "Line 2, column 1: {{content}} stands here a second time."],
    ["{{#if agent.name}}{{content}}{{/if}}", "Line 1, column 19: {{content}} must stand outside of if and unless"],
    ["<!-- {{content}} -->x", "{{content}} stands where the text of the mail cannot be seen"],
    ["<style>{{content}}</style>x", "{{content}} stands where the text of the mail cannot be seen"],
    [
      "{{#unless agent.name}}<style>{{/unless}}{{content}}",
      "{{content}} stands where the text of the mail cannot be seen",
    ],
  ])("a body without its text: %j", async (source, expected) => {
    expect((await why(source, "body")).join("; ")).toContain(expected);
  });

  test("a template has 64 KB, as bytes and not as characters, and no more", async () => {
    expect(await why("é".repeat(32_768))).toEqual([]);
    expect(await why(`x${"é".repeat(32_768)}`)).toEqual(["The template has 65537 bytes; 65536 are allowed."]);
  });

  test("depth, number and length of tags have limits that are refused at a glance", async () => {
    const nested = (depth: number) => `${"{{#if agent.name}}".repeat(depth)}x${"{{/if}}".repeat(depth)}`;
    expect(await why(nested(20))).toEqual([]);
    const before = process.cpuUsage();
    expect(await why(nested(21))).toEqual(["Line 1, column 361: blocks are nested more than 20 deep."]);
    expect((await why(nested(2_500))).join()).toContain("nested more than 20 deep");
    expect((await why("{{a}}".repeat(1_001))).join()).toContain("more than 1000 variables and blocks");
    expect((await why(`{{a${".a".repeat(30_000)}}}`)).join()).toContain("more than 200 characters");
    expect((await why("{{!--".repeat(13_000))).length).toBe(1);
    expect(workedMs(before)).toBeLessThan(5_000);
  });

  test("no chain of else gets deeper than blocks may", async () => {
    const chain = `{{#if agent.name}}x${"{{else if agent.name}}x".repeat(30)}{{/if}}`;
    expect((await why(chain)).join()).toContain("nested more than 20 deep");
  });

  test("a result above 1 MB and one that takes longer than it may are refused", async () => {
    const values = { "contact.name": "x".repeat(20_000) };
    const big = await renderer.render({
      template: { kind: "named", source: "{{contact.name}}".repeat(200) },
      values,
      content: "",
    });
    expect(big).toMatchObject({ ok: false, faults: [{ reason: "what comes out has more than 1000000 bytes." }] });
    const hasty = makeTemplateRenderer({ deadlineMs: 1 });
    const slow = await hasty.check({ kind: "named", source: "<p>x</p>".repeat(8_000) });
    await hasty.close();
    expect(slow.map(faultText)).toEqual(["It takes longer than 1 ms to render. Make it simpler."]);
  });

  test("nothing of an object's prototype can be named, and none is changed", async () => {
    for (const name of [
      "toString",
      "valueOf",
      "hasOwnProperty",
      "contact.toString",
      "helperMissing",
      "__defineGetter__",
    ]) {
      const rendered = await renderer.render({
        template: { kind: "named", source: `<p>{{${name}}}</p>` },
        values: {},
        content: "",
      });
      expect(rendered.ok ? rendered.html : "<p></p>").toBe("<p></p>");
    }
    const values = JSON.parse('{"__proto__":{"contact.name":"polluted"}}') as Record<string, string>;
    await renderer.render({ template: { kind: "named", source: "{{contact.name}}" }, values, content: "" });
    expect(Object.hasOwn(Object.prototype, "contact.name")).toBe(false);
  });

  testWithAttackInputs("known attacks on templates are refused or harmless, in time and in size", async () => {
    const known = JSON.parse(attackInput("handlebars/templates.json")) as string[];
    const list = attackInput("payloadsallthethings/Server_Side_Template_Injection/Intruder/ssti.fuzz");
    const payloads = [...known, ...list.split("\n")];
    expect(payloads.length).toBeGreaterThan(90);
    for (const source of payloads) {
      const before = process.cpuUsage();
      const rendered = await renderer.render({
        template: { kind: "named", source },
        values: sampleValues(),
        content: "",
      });
      expect(workedMs(before)).toBeLessThan(3_000);
      if (!rendered.ok) continue;
      expect(Buffer.byteLength(rendered.html)).toBeLessThanOrEqual(1_000_000);
      expect(rendered.html).not.toMatch(/49|7777777|function|<script|root:/i);
    }
  });
});
