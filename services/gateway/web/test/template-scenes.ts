/** The editor of an account's template and notification, in all its states. */
import type { Page } from "playwright-core";
import { ok, refusal } from "./canned.ts";
import { support } from "./fixtures.ts";
import { templatePreview } from "./library-fixtures.ts";
import type { Scene } from "./scene.ts";

const path = `/accounts/${support.id}/advanced#template`;
const html =
  '<p>Dear <strong>{{contact.firstName}}</strong>,</p>\n{{content}}\n<p><img src="cid:logo"></p>\n' +
  '<p>Kind regards<br><span style="color: #1c7ed6">{{account.name}}</span>, {{no.such}}</p>\n' +
  '<ul>\n<li>Open from 8 to 17</li>\n<li><a href="https://acme.test/{{interaction.id}}">Your case</a></li>\n</ul>';

const withTemplate = (source: string, more: object = {}) =>
  ok({ ...support, template: { html: source, fontFamily: "georgia", fontSizePx: 16 }, ...more });
const editor = (page: Page) => page.getByRole("textbox", { name: "Template" });
const refused = refusal(422, "invalid-request", "The template cannot be used.", [
  { pointer: "/source", detail: "Line 2, column 4: block “each” is not allowed. Use if, unless." },
]);

export const templateScenes: readonly Scene[] = [
  {
    name: "account-template-none",
    path,
    act: (page) => page.getByRole("button", { name: "Begin a template" }).waitFor(),
  },
  {
    name: "account-template-begun",
    path,
    act: async (page) => {
      await page.getByRole("button", { name: "Begin a template" }).click();
      await editor(page).getByText("contact.name").waitFor();
      await page.frameLocator("iframe").getByText("Dear Jane,").waitFor();
    },
  },
  {
    name: "account-template",
    path,
    scenario: {
      getAccount: withTemplate(html),
      previewTemplate: ok({ ...templatePreview, warnings: ["Line 4: {{no.such}} is not known here and stays empty."] }),
    },
    act: async (page) => {
      await editor(page).getByText("Agent’s text goes here").waitFor();
      await page.getByText("is not known here").first().waitFor();
    },
  },
  {
    name: "account-template-variables",
    path,
    scenario: { getAccount: withTemplate(html) },
    act: async (page) => {
      await editor(page).click();
      await page.getByRole("button", { name: "Variable", exact: true }).click();
      await page.getByPlaceholder("Search variables").fill("name");
      await page.getByRole("option", { name: /account\.name/ }).waitFor();
    },
  },
  {
    name: "account-template-link",
    path,
    scenario: { getAccount: withTemplate(html) },
    act: async (page) => {
      await editor(page).getByText("Your case").click();
      await page.keyboard.press("Control+k");
      await page.getByLabel("Address", { exact: true }).fill("ftp://acme.test");
      await page.keyboard.press("Enter");
      await page.getByText("Begins with https://").waitFor();
    },
  },
  {
    name: "account-template-colour",
    path,
    scenario: { getAccount: withTemplate(html) },
    act: async (page) => {
      await editor(page).getByText("Kind regards").dblclick();
      await page.getByRole("button", { name: "Text colour" }).click();
      await page.getByRole("button", { name: "Teal" }).waitFor();
    },
  },
  {
    name: "account-template-logo",
    path,
    scenario: { getAccount: withTemplate(html) },
    act: async (page) => {
      await page.getByRole("button", { name: "Logo", exact: true }).click();
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "Upload logo…" }).click();
      const file = { name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") };
      await (await chooser).setFiles(file);
      await page.getByText("“logo.svg” is no PNG").waitFor();
    },
  },
  {
    name: "account-template-uploading",
    path,
    scenario: { getAccount: withTemplate(html), uploadAccountLogo: "waits" },
    act: async (page) => {
      await page.getByRole("button", { name: "Logo", exact: true }).click();
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "Upload logo…" }).click();
      await (await chooser).setFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.alloc(900_000) });
      await page.getByRole("button", { name: "Cancel upload" }).waitFor();
    },
  },
  {
    name: "account-template-source",
    path,
    scenario: { getAccount: withTemplate("<table>\n<tr><td>{{content}}</td></tr>\n</table>") },
    act: (page) => page.getByText("it holds <table>").waitFor(),
  },
  {
    name: "account-template-fault",
    path,
    scenario: {
      getAccount: withTemplate(html),
      previewTemplate: ({ body }) => (JSON.stringify(body).includes("#each") ? refused : ok(templatePreview)),
    },
    act: async (page) => {
      await page.frameLocator("iframe").getByText("Dear Jane,").waitFor();
      await page.getByText("Source", { exact: true }).click();
      await editor(page).fill("<p>Dear</p>\n<p>{{#each contacts}}</p>\n{{content}}");
      await page.getByRole("button", { name: "Go to line 2 of the source" }).click();
      await page.getByText("does not know “{{#each contacts}}”").waitFor();
    },
  },
  {
    name: "account-template-text",
    path,
    scenario: { getAccount: withTemplate(html) },
    act: async (page) => {
      await page.getByText("Plain text", { exact: true }).click();
      await page.locator("pre").getByText("we have received your message.").waitFor();
    },
  },
  {
    name: "account-template-dark",
    path,
    scenario: { getAccount: withTemplate(html) },
    act: async (page) => {
      await page.getByText("Dark", { exact: true }).click();
      await page.frameLocator("iframe").getByText("Dear Jane,").waitFor();
      await page.getByRole("heading", { name: "Preview with sample data" }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: "account-notification",
    path: `/accounts/${support.id}/advanced#notification`,
    scenario: {
      previewTemplate: ok({ ...templatePreview, text: 'SUP, Support queue: jane@x.test "Late box"' }),
    },
    act: (page) => page.getByText('SUP, Support queue: jane@x.test "Late box"').waitFor(),
  },
  {
    name: "account-notification-fault",
    path: `/accounts/${support.id}/advanced#notification`,
    scenario: {
      previewTemplate: ({ body }) =>
        JSON.stringify(body).includes("#each")
          ? refused
          : ok({ ...templatePreview, text: 'SUP, Support queue: jane@x.test "Late box"' }),
    },
    act: async (page) => {
      await page.getByText('SUP, Support queue: jane@x.test "Late box"').waitFor();
      await page.getByLabel("Notification text").fill("{{contact.name}}\n{{#each}}");
      await page.getByText("Line 2, column 4").waitFor();
    },
  },
  {
    name: "template-new",
    path: "/templates?dialog=template&id=new",
    act: async (page) => {
      await page.getByRole("textbox", { name: "Content" }).pressSequentially("Dear {{contact.firstName}}, thank you.");
      await page.frameLocator("iframe").getByText("Dear Jane,").waitFor();
    },
  },
];
