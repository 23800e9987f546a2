import { expect, test } from "@jest/globals";
import { bodyPage, type BodyPage } from "./body-page.ts";

const page: BodyPage = { html: "<p>Hello</p>", remoteImages: 0, attachments: [], text: "Hello" };

function markupOf(changes: Partial<BodyPage>): string {
  return bodyPage({ ...page, ...changes }, (text) => text)
    .map((part) => (part.kind === "markup" ? part.html : `[${part.hash}]`))
    .join("");
}

test("a mail that says nothing of its looks is readable, and light whatever the viewer's scheme", () => {
  const markup = markupOf({});
  const [head = "", body = ""] = markup.split("<body>");
  expect(head).toContain("color-scheme:only light;background:#fff");
  expect(head).toMatch(/body\{[^}]*font:14px\/1\.5 system-ui[^}]*sans-serif/);
  expect(body).toBe("<p>Hello</p></body></html>");
});

test("what the mail itself says of its looks comes after ours", () => {
  const markup = markupOf({ html: `<div style="font-family:serif">Hello</div>` });
  expect(markup.indexOf("font-family:serif")).toBeGreaterThan(markup.indexOf("</style>"));
});

test("where the HTML could not be made safe the text stands in its place, and says so", () => {
  const markup = markupOf({ html: null, text: "a < b" });
  expect(markup).toContain("could not be shown safely");
  expect(markup).toContain(`<pre class="text">a &lt; b</pre>`);
});
