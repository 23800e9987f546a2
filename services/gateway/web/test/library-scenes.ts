/** The pages of the library, the cloud providers and the global settings, in their states. */
import type { Page } from "playwright-core";
import { assistant, provider, settings } from "./account-fixtures.ts";
import { apiKey } from "./api-key-fixtures.ts";
import { cannedAnswerScenes } from "./canned-answer-scenes.ts";
import { type CannedAnswer, listOf, ok, refusal } from "./canned.ts";
import { dispositionScenes } from "./disposition-scenes.ts";
import { id, minutesAgo } from "./fixtures.ts";
import * as library from "./library-fixtures.ts";
import type { Scene } from "./scene.ts";

const broken = refusal(503, "service-unavailable", "The service account-config cannot be reached right now.");
const on = { getSettings: ok(library.withAssistants) };

export const libraryScenes: readonly Scene[] = [
  ...dispositionScenes,
  ...cannedAnswerScenes,
  {
    name: "lists",
    path: "/lists",
    act: async (page) => {
      await page.getByRole("checkbox", { name: "Select VIP" }).check();
      await page.getByText("1 selected").waitFor();
    },
  },
  {
    name: "lists-empty",
    path: "/lists",
    scenario: { listLists: listOf([]) },
    act: (page) => page.getByText("No lists yet").waitFor(),
  },
  {
    name: "lists-error",
    path: "/lists",
    scenario: { listLists: broken },
    act: (page) => page.getByRole("button", { name: "Try again" }).waitFor(),
  },
  {
    name: "lists-bulk-refused",
    path: "/lists",
    scenario: {
      deleteList: refusal(409, "list-in-use", "Accounts use this list: “Support”. Give them another one first."),
    },
    act: async (page) => {
      await page.getByRole("checkbox", { name: "Select all rows" }).check();
      await page.getByRole("button", { name: "Delete…" }).click();
      await page.getByRole("button", { name: "Delete 3 entries" }).click();
      await page.getByText("3 entries were not deleted.").waitFor();
    },
  },
  {
    name: "list-edit",
    path: `/lists?dialog=list&id=${id(1001)}`,
    act: (page) => page.getByLabel("Description").waitFor(),
  },
  {
    name: "list-delete",
    path: `/lists?dialog=list&id=${id(1001)}`,
    act: async (page) => {
      await page.getByRole("button", { name: "Delete list…" }).click();
      await page.getByText("A list that an account uses cannot be deleted.").waitFor();
    },
  },
  { name: "intervals", path: "/intervals", act: (page) => page.getByRole("link", { name: "Working time" }).waitFor() },
  {
    name: "interval-edit",
    path: `/intervals?dialog=interval&id=${id(1010)}`,
    act: async (page) => {
      await page.getByText("It matches now, by “Monday to Friday”.").waitFor();
      await page.getByText("Until 18:00 includes 18:00:59.").waitFor();
    },
  },
  {
    name: "interval-add",
    path: "/intervals?dialog=interval&id=new",
    act: async (page) => {
      await page.getByRole("button", { name: "Add days" }).click();
      await page.getByRole("button", { name: "Add hours" }).click();
      await page.getByLabel("Until", { exact: true }).fill("06:00");
      await page.getByText("it runs past midnight").waitFor();
      await page.getByRole("dialog").getByRole("button", { name: "Add interval" }).click();
      await page.getByText("Needed.").first().waitFor();
    },
  },
  {
    name: "interval-zone",
    path: "/intervals?dialog=interval&id=new",
    act: async (page) => {
      await page.getByRole("combobox", { name: "Time zone" }).fill("rome");
      await page.getByRole("option", { name: "Europe/Rome" }).waitFor();
    },
  },
  { name: "templates", path: "/templates", act: (page) => page.getByRole("link", { name: "Received" }).waitFor() },
  {
    name: "template-edit",
    path: `/templates?dialog=template&id=${id(1020)}`,
    act: async (page) => {
      await page.frameLocator("iframe").getByText("Dear Jane,").waitFor();
      await page.getByRole("button", { name: /contact\.firstName/ }).waitFor();
    },
  },
  {
    name: "template-fault",
    path: `/templates?dialog=template&id=${id(1020)}`,
    scenario: {
      previewTemplate: refusal(422, "template-refused", "The template cannot be used.", [
        { pointer: "/source", detail: "Line 2, column 4: block “each” is not allowed. Use if, unless." },
      ]),
    },
    act: async (page) => {
      await page.getByLabel("Content").fill("<p>{{#each x}}</p>");
      await page.getByText("Line 2, column 4").waitFor();
    },
  },
  {
    name: "template-dark",
    path: `/templates?dialog=template&id=${id(1020)}`,
    act: async (page) => {
      await page.frameLocator("iframe").getByText("Dear Jane,").waitFor();
      await page.getByText("Dark", { exact: true }).click();
    },
  },
  {
    name: "assistants-off",
    path: "/assistants",
    act: (page) => page.getByRole("link", { name: "Switch it on in Settings, Features" }).waitFor(),
  },
  {
    name: "assistants",
    path: "/assistants",
    scenario: on,
    act: (page) => page.getByRole("table").waitFor(),
  },
  {
    name: "assistant-edit",
    path: `/assistants?dialog=assistant&id=${assistant.id}`,
    scenario: on,
    act: async (page) => {
      await page.getByRole("button", { name: "Remove" }).click();
      await page.getByText("Removed when saved").waitFor();
    },
  },
  { name: "cloud-providers", path: "/cloud-providers", act: (page) => page.getByRole("table").waitFor() },
  {
    name: "cloud-provider-edit",
    path: `/cloud-providers?dialog=provider&id=${provider.id}`,
    act: (page) => page.getByLabel("Redirect URI").waitFor(),
  },
  {
    name: "cloud-provider-add",
    path: "/cloud-providers?dialog=provider&id=new",
    act: async (page) => {
      await page.getByRole("dialog").getByLabel("Tenant").fill("not a tenant");
      await page.getByRole("button", { name: "Add cloud provider" }).last().click();
      await page.getByText("Letters, digits, dots and hyphens.").waitFor();
    },
  },
  {
    name: "settings",
    path: "/settings",
    act: async (page) => {
      await page.getByLabel("Login Mail Frequency").fill("4");
      await page.getByText("1 change").waitFor();
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("From 5 to 86,400.").waitFor();
    },
  },
  {
    name: "settings-conflict",
    path: "/settings",
    scenario: {
      getSettings: settingsThatMove(),
      updateSettings: refusal(412, "version-conflict", "Somebody has changed this since you read it."),
    },
    act: async (page) => {
      await page.getByLabel("Login Mail Frequency").fill("300");
      await page.keyboard.press("Control+s");
      await page.getByText("The API key Web shop changed the settings at").waitFor();
      await page.getByRole("radio", { name: "yours 300" }).waitFor();
    },
  },
  {
    name: "configuration-import",
    path: "/settings",
    act: async (page) => {
      await chooseConfiguration(page);
      await page.getByText("2 created, 1 updated, 14 unchanged.").waitFor();
    },
  },
  {
    name: "configuration-refused",
    path: "/settings",
    scenario: { importConfiguration: ok(library.refusedReport) },
    act: async (page) => {
      await chooseConfiguration(page);
      await page.getByText("2 entries are refused").waitFor();
    },
  },
];

/** Read for the second time they are another version. */
function settingsThatMove(): CannedAnswer {
  let readings = 0;
  return () => {
    readings += 1;
    if (readings === 1) return ok(settings);
    const updatedBy = { kind: "api-key", id: apiKey.id };
    return ok({ ...settings, loginMailFrequency: 120, version: 9, updatedAt: minutesAgo(3), updatedBy });
  };
}

async function chooseConfiguration(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Choose file…" }).waitFor();
  await page.locator('input[type="file"]').setInputFiles({
    name: "mailroom-configuration-2026-03-12.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(library.configurationDocument)),
  });
}
