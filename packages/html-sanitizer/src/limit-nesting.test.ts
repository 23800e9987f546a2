import { describe, expect, test } from "@jest/globals";
import { limitNesting } from "./limit-nesting.ts";
import { sanitise } from "./sanitise.ts";
import { toText } from "./to-text.ts";

const many = 200_000;
const bombs: readonly (readonly [what: string, html: string])[] = [
  ["<div> that nobody closes", `${"<div>".repeat(many)}deep`],
  ["<b>, all closed", `${"<b>".repeat(many)}deep${"</b>".repeat(many)}`],
  ["tables with rows and cells", `${"<table><tr><td>".repeat(many / 2)}deep`],
  ["<blockquote>, a third of them closed", `${"<blockquote>".repeat(many / 2)}deep${"</blockquote>".repeat(many / 6)}`],
  ["mixed case, unclosed", `${"<DiV><bLoCkQuOtE>".repeat(many / 2)}deep`],
  ["attributes with > inside quotes", `${`<div title="a>b</div>" lang='>'>`.repeat(many / 4)}deep`],
  ["comments in between", `${"<!-- </b> > --><b>".repeat(many / 2)}deep`],
  ["end tags of something else", `${"<div>".repeat(many / 2)}deep${"</b>".repeat(many)}`],
  ["names of their own", `${Array.from({ length: many }, (_, n) => `<x-${n}>`).join("")}deep`],
  ["paragraphs that the next tag does not end", `${"<p><b>".repeat(many)}deep`],
  [
    "<noscript>, wrong end tags within",
    `${["<noscript>", "</b>", "</noscript>"].map((tag) => tag.repeat(many / 5)).join("")}deep`,
  ],
  ["elements in a picture's caption", `<svg><desc>${"<div>".repeat(many)}</svg>deep`],
];

describe("nesting beyond all reason", () => {
  test.each(bombs)("%s: read within moments, and the text is there", (_what, html) => {
    const before = process.cpuUsage();
    const flat = limitNesting(html, 200);
    const { user, system } = process.cpuUsage(before);
    // About 100 ms on an idle machine; whoever pays for the depth at every tag needs many seconds.
    expect((user + system) / 1000).toBeLessThan(1_500);
    const { html: safe } = sanitise(html);
    expect(toText(safe)).toMatch(/deep$/);
    expect(flat.length).toBeLessThanOrEqual(html.length);
  });
});

describe("what is left", () => {
  test.each([
    "<p>one<p>two<ul><li>a<li>b</ul>".repeat(300),
    `<table>${"<tr><td>a<td>b".repeat(5_000)}</table>`,
    `${"<div>".repeat(200)}x${"</div>".repeat(200)}</b></p>`,
    `${"<a href='https://a.test/'>".repeat(500)}x`,
    "text < 5 and a <b",
    "",
  ])("a mail that is nested as mails are stays as it is (%#)", (html) => {
    expect(limitNesting(html, 200)).toBe(html);
  });

  test("tags beyond the limit go with their end tags; text, comments and what is above stay", () => {
    const html = "<i>1<b class='>'>2<u>3<!-- <u> -->4</u>5<br>6</b>7</i><b>8</b>";
    expect(limitNesting(html, 2)).toBe("<i>1<b class='>'>23<!-- <u> -->45<br>6</b>7</i><b>8</b>");
    expect(limitNesting(html, 1)).toBe("<i>123<!-- <u> -->45<br>67</i><b>8</b>");
  });

  test("an element that is closed around deeper ones takes them with it", () => {
    expect(limitNesting("<i><b><u>1</b>2<u>3</u></i></u>", 2)).toBe("<i><b>1</b>2<u>3</u></i></u>");
  });

  test("what only looks like tags, in a script or a style, never becomes any", () => {
    const inside = `<script>${"<div>".repeat(5)}</script>`;
    expect(limitNesting(`<i><b>${inside}<u>x`, 2)).toBe(`<i><b>${inside}x`);
    expect(sanitise(`${"<div>".repeat(many)}<style><img src=x></style>x`).html).toMatch(/<div>x<\/div>/);
  });

  test("a slash closes an element in a picture, and nowhere else", () => {
    expect(limitNesting(`<svg>${"<path/>".repeat(5)}</svg>`, 2)).toBe(`<svg>${"<path/>".repeat(5)}</svg>`);
    expect(limitNesting("<i/><b/><u/>x", 2)).toBe("<i/><b/>x");
  });
});
