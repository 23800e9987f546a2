import { describe, expect, test } from "@jest/globals";
import { attackInput, testWithAttackInputs } from "@mailroom/test-kit/attack-inputs";
import { sanitise } from "./sanitise.ts";

const allowedAttributes =
  /^(?:style|dir|lang|title|align|valign|bgcolor|href|target|rel|data-cid|data-remote-image|alt|width|height|color|face|size|border|cellpadding|cellspacing|colspan|rowspan|nowrap|scope|span|start|type|value)$/;
const forbiddenTags =
  /^(?:script|style|svg|math|iframe|frame|object|embed|form|input|button|textarea|select|base|meta|link|audio|video|source|picture|template|noscript|applet|body|html|head)$/;

/** All that may stand in the output: text without angle brackets, and tags with quoted attributes. */
const token = /([^<>]+)|<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*) ?\/?>/gy;
const attribute = / ([a-z-]+)(?:="([^"]*)")?/g;

/** What in the output could act or load; whatever is not of its plain grammar counts as well. */
function dangersIn(html: string): string[] {
  const dangers: string[] = [];
  let end = 0;
  for (const match of html.matchAll(token)) {
    end = match.index + match[0].length;
    const [, text, , name = "", attributes = ""] = match;
    if (text === undefined) dangers.push(...dangersOf(name, attributes));
  }
  return end === html.length ? dangers : [...dangers, `unreadable: ${html.slice(end, end + 60)}`];
}

function dangersOf(name: string, attributes: string): string[] {
  const dangers = forbiddenTags.test(name) ? [`<${name}>`] : [];
  const given = new Map([...attributes.matchAll(attribute)].map(([, key = "", value = ""]) => [key, value]));
  for (const [key, value] of given) {
    if (!allowedAttributes.test(key)) dangers.push(`${name} ${key}`);
    if (key === "href" && !/^(?:https?:\/\/|mailto:)/.test(value)) dangers.push(`href ${value.slice(0, 60)}`);
    const withoutColours = value.replace(/(?:rgba?|hsla?)\([\d\s.,%/]*\)/gi, "");
    if (key === "style" && /[(\\@]/.test(withoutColours)) dangers.push(`style ${value.slice(0, 60)}`);
  }
  if (given.has("href") && given.get("rel") !== "noopener noreferrer") dangers.push("a link without rel");
  return dangers;
}

describe("the sanitiser", () => {
  test.each([
    ["<p>Hi <b>you</b></p>", "<p>Hi <b>you</b></p>"],
    ["<script>alert(1)</script>x", "x"],
    ["<style>p{}</style>x", "x"],
    ["<svg><a href='https://a.test'>t</a></svg>x", "x"],
    ["<math><mi>t</mi></math>x", "x"],
    ["<p onclick='x()' id='i' class='c'>x</p>", "<p>x</p>"],
    ["<a href='javascript:alert(1)'>x</a>", "<a>x</a>"],
    ["<a href='java\tscript:alert(1)'>x</a>", "<a>x</a>"],
    ["<a href='/relative'>x</a>", "<a>x</a>"],
    ["<a href='//evil.test/'>x</a>", "<a>x</a>"],
    ["<a href='data:text/html,x'>x</a>", "<a>x</a>"],
    [
      "<a href='https://a.test/?q=1&r=2' target='_top'>x</a>",
      '<a href="https://a.test/?q=1&amp;r=2" target="_blank" rel="noopener noreferrer">x</a>',
    ],
    ["<a href='mailto:a@b.test'>x</a>", '<a href="mailto:a@b.test" target="_blank" rel="noopener noreferrer">x</a>'],
    ["<img src='data:image/png;base64,AAAA'>", "<img />"],
    ["<img src='cid:a%40b' onerror='x()'>", `<img data-cid="${Buffer.from("a@b").toString("base64url")}" />`],
    ["<img data-cid='YQ' src='x' srcset='https://a.test 2x'>", "<img />"],
    ["<p style='color:red;background:url(https://a.test)'>x</p>", '<p style="color:red">x</p>'],
    ["<p style='color:rgb(1, 2, 3);position:fixed'>x</p>", '<p style="color:rgb(1, 2, 3)">x</p>'],
    ["<p style='width:expression(alert(1))'>x</p>", "<p>x</p>"],
    ["<td background='https://a.test'>x</td>", "<td>x</td>"],
  ])("makes of %j %j", (given, expected) => {
    expect(sanitise(given).html).toBe(expected);
  });

  test("keeps images from elsewhere as data and counts them", () => {
    const { html, remoteImages } = sanitise(
      "<img src='https://a.test/1.png'><img src='//a.test/2.png'><img src='cid:x'>",
    );
    expect(remoteImages).toBe(2);
    expect(html).toContain('data-remote-image="https://a.test/1.png"');
    expect(html).not.toMatch(/\ssrc=/);
  });

  test("changes nothing more when it is run on its own output", () => {
    const once = sanitise("<div><p style='color:red'>a & b < c <a href='https://a.test'>x</a></p>").html;
    expect(sanitise(once).html).toBe(once);
  });

  test("survives nesting and length beyond reason", () => {
    expect(dangersIn(sanitise("<table><tr><td>".repeat(20_000)).html)).toEqual([]);
    expect(sanitise("x".repeat(3_000_000)).html.length).toBeLessThanOrEqual(2_000_000);
  });

  testWithAttackInputs("lets none of the known cross-site scripting payloads through", () => {
    const lines = attackInput("payloadbox-xss/payloads.txt").split("\n");
    const vectors = attackInput("h5sc/vectors.txt");
    const cases = JSON.parse(attackInput("dompurify/cases.json")) as { payload: string }[];
    const payloads = [...lines, vectors, ...vectors.split(/(?=<div id=")/), ...cases.map(({ payload }) => payload)];
    expect(payloads.length).toBeGreaterThan(4_000);
    const through = payloads.filter((payload) => dangersIn(sanitise(payload).html).length > 0);
    expect(through).toEqual([]);
  });

  testWithAttackInputs("leaves no way to load anything from elsewhere", () => {
    const { html } = sanitise(attackInput("httpleaks/leak.html"));
    expect(dangersIn(html)).toEqual([]);
    const inert = html.replaceAll(/ data-remote-image="[^"]*"/g, "").replaceAll(/<a href="[^"]*"/g, "<a");
    const tags = inert.match(/<[^>]*leaking\.via[^>]*>/g) ?? [];
    // a title is text
    expect(tags.filter((tag) => !/ (?:title|alt)="/.test(tag))).toEqual([]);
  });
});
