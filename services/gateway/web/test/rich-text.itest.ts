/** The editor of mail, used: what is written into a template is exactly what was there and what was typed. */
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { prepareClient } from "./client-under-test.ts";
import { ok, refusal, type Scenario } from "./canned.ts";
import { support } from "./fixtures.ts";
import { templatePreview } from "./library-fixtures.ts";
import { noticed } from "./notice.ts";

const client = prepareClient({ isClockRunning: true });
let page: Page;

async function open(html: string | null, scenario: Scenario = {}): Promise<void> {
  page = await client.open(`/accounts/${support.id}/advanced#template`, {
    getAccount: ok({ ...support, template: { ...support.template, html } }),
    ...scenario,
  });
}

const editor = () => page.getByRole("textbox", { name: "Template" });
const previews = (): unknown[] =>
  client.api.calls.filter(({ operationId }) => operationId === "previewTemplate").map(({ request }) => request.body);
const isVisual = (): Promise<boolean> =>
  editor().evaluate((node) => node.tagName === "DIV" && node.getAttribute("contenteditable") === "true");

/** Previews are asked for when typing pauses. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !holds(); tries += 1) await page.waitForTimeout(100);
  expect(holds()).toBe(true);
}

/** What SAVE sends. */
async function saved(): Promise<{ readonly template?: { readonly html?: string | null } }> {
  const answer = page.waitForResponse((response) => response.request().method() === "PATCH");
  await page.keyboard.press("Control+s");
  await answer;
  const [sent] = client.api.calls.filter(({ operationId }) => operationId === "updateAccount");
  return sent?.request.body as { template?: { html?: string | null } };
}
const savedHtml = async (): Promise<string> => String((await saved()).template?.html);

/** Writes a source, looks at it in the visual editor where that is possible. */
async function writeAndLook(source: string): Promise<void> {
  await page.getByText("Source", { exact: true }).click();
  await editor().fill(source);
  await page.getByText("Visual", { exact: true }).click({ force: true });
}
async function sourceNow(): Promise<string> {
  await page.getByText("Source", { exact: true }).click();
  return editor().inputValue();
}

/** `written`: where the same is written otherwise. */
const kept: [name: string, source: string, written?: string][] = [
  ["paragraphs and variables", "<p>Dear {{contact.firstName}},</p>\n{{content}}\n<p>{{agent.name}}</p>"],
  [
    "marks in any order",
    "<p>a <i><b>b</b></i> <u>c</u> <s>d</s></p>\n{{content}}",
    "<p>a <strong><em>b</em></strong> <u>c</u> <s>d</s></p>\n{{content}}",
  ],
  ["lists within lists", "<ol>\n<li>One\n<ul>\n<li>Two</li>\n</ul></li>\n</ol>\n{{content}}"],
  ["links with variables", '<p><a href="https://x.test/?a=1&amp;b={{interaction.id}}">x</a></p>\n{{content}}'],
  ["colours", '<p><span style="color: #1c7ed6">blue</span></p>\n{{content}}'],
  ["the logo", '<p><img src="cid:logo" alt="Acme" width="120"></p>\n{{content}}'],
  ["conditions within a paragraph", "<p>{{#if agent.name}}{{agent.name}}{{else}}We{{/if}}</p>\n{{content}}"],
  ["the place in a division", "<h2>Acme</h2>\n<div>{{content}}</div>\n<hr>\n<p>a&nbsp;b &lt;c&gt;<br>d</p>"],
  ["empty paragraphs", "<p><br></p>\n{{content}}\n<p><br></p>"],
];

test("S38 the visual editor keeps what it shows, whatever is typed beside it", async () => {
  await open("{{content}}");
  for (const [name, source, written = source] of kept) {
    await writeAndLook(`${source}\n<p>End</p>`);
    expect([name, await isVisual()]).toEqual([name, true]);
    await editor().press("Control+End");
    await page.keyboard.type("!");
    expect([name, await sourceNow()]).toEqual([name, `${written}\n<p>End!</p>`]);
  }
  expect(client.trouble).toEqual([]);
});

const asSource: [why: string, source: string][] = [
  ["it holds <table>", "<table><tr><td>{{content}}</td></tr></table>"],
  ["“class” on <p>", '<p class="a">Hi</p>\n{{content}}'],
  ["“style” on <span>", '<p><span style="color: red; font-size: 20px">Hi</span></p>\n{{content}}'],
  ["comments", "<!-- for Ada -->\n{{content}}"],
  ["comments", "{{! for Ada }}{{content}}"],
  ["conditions around whole paragraphs", "{{#if agent.name}}<p>Hi</p>{{/if}}\n{{content}}"],
  ["does not know “{{> footer}}”", "{{content}}{{> footer}}"],
  ["“{{{contact.name}}}”", "<p>{{{contact.name}}}</p>{{content}}"],
  ["must stand in it exactly once", "<p>Hi</p>"],
  ["stands within other text", "<p>Hi {{content}}</p>"],
  ["it holds <img>", '<p><img src="https://x.test/a.png"></p>{{content}}'],
  ["“href” on <a>", '<p><a href="javascript:alert(1)">x</a></p>{{content}}'],
  ["write some of its HTML differently", "<p>a<p>b</p></p></strong>{{content}}<b"],
];

test("S38 what the visual editor cannot keep stays source, and the reason is said", async () => {
  await open("{{content}}");
  for (const [why, source] of asSource) {
    await writeAndLook(source);
    await page.getByText(why).waitFor();
    expect(await isVisual()).toBe(false);
    expect(await page.getByRole("radio", { name: "Visual" }).isDisabled()).toBe(true);
    expect(await editor().inputValue()).toBe(source);
  }
  expect(client.trouble).toEqual([]);
});

test("S38 a new template has the agent's text, which nothing deletes", async () => {
  await open(null);
  await page.getByRole("button", { name: "Begin a template" }).press("Enter");
  await page.waitForFunction(() => document.activeElement?.matches("[contenteditable=true]"));
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.getByText("Agent’s text goes here").waitFor();
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("x");
  const html = await savedHtml();
  expect(html.match(/\{\{content\}\}/g)).toHaveLength(1);
  expect(html).toContain("x");
});

test("S38 X11 by keyboard alone: a variable is found, put in, seen in the preview, and saved", async () => {
  await open("<p>Dear </p>\n{{content}}");
  await editor().focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await page.getByRole("button", { name: "Variable", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByPlaceholder("Search variables").waitFor();
  await page.keyboard.type("first word");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.matches("[contenteditable=true]"));
  await page.keyboard.type(" {{account.name}}!");
  const look = { kind: "body", accountId: support.id, fontFamily: "system", fontSizePx: 14 };
  const written = "<p>Dear{{contact.firstName}} {{account.name}}!</p>\n{{content}}";
  // the notification's preview is asked for in its own time
  await until(() => previews().some((preview) => isDeepStrictEqual(preview, { ...look, source: written })));
  expect(await savedHtml()).toBe(written);
});

test("S38 what was stored comes back with Discard, in the editor too", async () => {
  await open("<p>Stored</p>\n{{content}}");
  await editor().fill("Typed");
  await page.getByRole("button", { name: "Discard" }).click();
  await editor().getByText("Stored").waitFor();
  expect(await editor().innerText()).not.toContain("Typed");
});

test("S38 the logo is refused before it is sent where it is too large, and by the server's word after", async () => {
  await open("<p>Hi</p>\n{{content}}", {
    uploadAccountLogo: refusal(422, "logo-invalid", "The file is not a PNG, JPEG, GIF or WebP picture."),
  });
  await page.getByRole("button", { name: "Logo", exact: true }).click();
  const choose = async (bytes: number): Promise<void> => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Upload logo…" }).click();
    await (await chooser).setFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.alloc(bytes) });
  };
  const uploads = () => client.api.calls.filter(({ operationId }) => operationId === "uploadAccountLogo").length;
  await choose(1_048_577);
  await page.getByText("At most 1 MB are possible").waitFor();
  expect(uploads()).toBe(0);
  await choose(1_048_576);
  await page.getByText("The file is not a PNG, JPEG, GIF or WebP picture.").waitFor();
  expect(uploads()).toBe(1);
});

test("S38 an uploaded logo shows in the text at once, and what was typed meanwhile stays", async () => {
  let version = 7;
  const html = '<p><img src="cid:logo"></p>\n{{content}}\n<p>End</p>';
  await open(html, {
    getAccount: () => ok({ ...support, version, logoSet: version > 7, template: { ...support.template, html } }),
    uploadAccountLogo: () => {
      version = 8;
      return { status: 204, body: undefined };
    },
  });
  await editor().press("Control+End");
  await page.keyboard.type(" of it");
  await page.getByRole("button", { name: "Logo", exact: true }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload logo…" }).click();
  const logo = { name: "logo.png", mimeType: "image/png", buffer: Buffer.alloc(100) };
  const files = await chooser;
  await noticed(page, "Logo saved.", () => files.setFiles(logo));
  expect(await editor().locator("img[src]").getAttribute("src")).toBe(`/api/v1/accounts/${support.id}/logo?v=8`);
  await page.keyboard.press("Escape");
  expect(await savedHtml()).toBe(html.replace("End", "End of it"));
});

test("S38 a fault leads to its line, and the last good preview stays", async () => {
  await open("<p>Hi</p>\n{{content}}", {
    previewTemplate: ({ body }) =>
      JSON.stringify(body).includes("no.")
        ? refusal(422, "invalid-request", "The template cannot be used.", [
            { pointer: "/source", detail: "Line 2, column 4: “no.” is not allowed." },
          ])
        : ok(templatePreview),
  });
  await page.frameLocator("iframe").getByText("Dear Jane,").waitFor();
  await page.getByText("Source", { exact: true }).click();
  await editor().fill("<p>Hi</p>\n<p>no.</p>\n{{content}}");
  await page.getByRole("button", { name: "Go to line 2 of the source" }).click();
  await page.waitForFunction(() => {
    const area = document.activeElement;
    return (
      area instanceof HTMLTextAreaElement && area.value.slice(area.selectionStart, area.selectionEnd) === "<p>no.</p>"
    );
  });
});

test("S39 the notification takes a variable where the cursor stands, and shows what agents will see", async () => {
  await open(null, { previewTemplate: ok({ ...templatePreview, text: "Support: late box" }) });
  const text = page.getByLabel("Notification text");
  await text.fill("New: ");
  await page.getByRole("button", { name: /Insert account\.name/ }).click();
  expect(await text.inputValue()).toBe("New: {{account.name}}");
  await page.getByText("Support: late box").waitFor();
  await page.getByRole("switch", { name: "Shake" }).press("Space");
  expect(await saved()).toEqual({ notification: { shake: true, template: "New: {{account.name}}" } });
});
