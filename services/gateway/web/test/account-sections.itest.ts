/** What each section of the edit page holds, as the product page lists it, and that SAVE sends all of it. */
import { expect, test } from "@jest/globals";
import { eventually } from "@mailroom/test-kit/eventually";
import type { Page } from "playwright-core";
import * as more from "./account-fixtures.ts";
import { listOf, ok, type Scenario } from "./canned.ts";
import { prepareClient } from "./client-under-test.ts";
import * as data from "./fixtures.ts";
import * as library from "./library-fixtures.ts";
import { noticed } from "./notice.ts";

const client = prepareClient();
const preset = { getAccount: ok(more.gmailAccount), updateAccount: ok(more.gmailAccount) };

const open = (section: string, scenario?: Scenario): Promise<Page> =>
  client.open(`/accounts/${data.support.id}/${section}`, scenario);
const sectionsOf = (page: Page): Promise<string[]> =>
  page.getByRole("navigation", { name: "Sections of the account" }).getByRole("link").allTextContents();
/** By keyboard: where a notice comes or goes above it, a click would meet another place. */
const toggle = (page: Page, name: string): Promise<void> => page.getByRole("switch", { name }).press("Space");

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: field, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** What SAVE sent. */
async function saved(page: Page): Promise<unknown> {
  const before = client.api.calls.length;
  await noticed(page, "Account saved.", () => page.getByRole("button", { name: "SAVE" }).click());
  await eventually(() => {
    const sent = client.api.calls.slice(before).map(({ operationId }) => operationId);
    expect(sent).toContain("updateAccount");
  });
  return client.api.calls.findLast(({ operationId }) => operationId === "updateAccount")?.request.body;
}

test("S20 S30 a preset has seven sections; Authentication has the login, SSL, the mailbox and both timeouts", async () => {
  const page = await open("authentication", preset);
  await page.getByLabel("Username").fill("billing.desk@acme.test");
  await page.getByRole("button", { name: "Replace" }).click();
  await page.getByRole("textbox", { name: "Password" }).fill("abcd efgh ijkl mnop");
  await toggle(page, "SSL");
  await page.getByRole("textbox", { name: "Mailbox" }).fill("Bills");
  await page.getByLabel("Connection Timeout").fill("30");
  await page.getByLabel("Authentication Timeout").fill("15");
  expect(await page.getByLabel("IMAP Host").count()).toBe(0);
  expect(await saved(page)).toEqual({
    username: "billing.desk@acme.test",
    password: "abcd efgh ijkl mnop",
    imap: { ssl: false, mailbox: "Bills", connectionTimeoutSeconds: 30, authenticationTimeoutSeconds: 15 },
  });
  expect(await sectionsOf(page)).toEqual([
    ...["Settings", "Authentication", "Advanced", "Dispositions", "Canned Answers", "Actions", "Interactions"],
  ]);
});

test("S20 S35 Custom has eight sections; IMAP has server, SSL, login, mailbox and both timeouts", async () => {
  const page = await open("imap");
  await page.getByLabel("IMAP Host").fill("mail.acme.test");
  await page.getByLabel("IMAP Port").fill("143");
  await page.getByLabel("IMAP Port").blur();
  await page.getByLabel("Username").fill("desk");
  await page.getByRole("textbox", { name: "Password" }).fill("typed anew");
  await page.getByRole("textbox", { name: "Mailbox" }).fill("Support");
  await page.getByLabel("Connection Timeout").fill("20");
  await page.getByLabel("Authentication Timeout").fill("10");
  expect(await sectionsOf(page)).toEqual([
    ...["Settings", "IMAPchanged", "SMTP", "Advanced", "Dispositions", "Canned Answers", "Actions", "Interactions"],
  ]);
  expect(await saved(page)).toEqual({
    username: "desk",
    password: "typed anew",
    imap: {
      ...{ host: "mail.acme.test", port: 143, tlsMode: "starttls", mailbox: "Support" },
      ...{ connectionTimeoutSeconds: 20, authenticationTimeoutSeconds: 10 },
    },
  });
  await toggle(page, "SSL");
  await toggle(page, "IMAP Authentication");
  expect(await page.getByLabel("Username").count()).toBe(0);
  expect(await saved(page)).toMatchObject({ imap: { ssl: false, authentication: false } });
});

test("S36 SMTP of Custom has server, SSL or STARTTLS, and a login of its own", async () => {
  const page = await open("smtp");
  await page.getByLabel("SMTP Host").fill("relay.acme.test");
  await page.getByLabel("SMTP Port").fill("2465");
  await page.getByLabel("SMTP Port").blur();
  await choose(page, "Encryption", "After a plain start (STARTTLS)");
  await page.getByLabel("SMTP Username").fill("relay");
  await page.getByRole("textbox", { name: "SMTP Password" }).fill("relay secret");
  expect(await saved(page)).toEqual({
    smtp: {
      ...{ host: "relay.acme.test", port: 2_465, tlsMode: "starttls" },
      ...{ username: "relay", password: "relay secret" },
    },
  });
  await toggle(page, "SSL");
  await toggle(page, "SMTP Authentication");
  expect(await page.getByLabel("SMTP Username").count()).toBe(0);
  expect(await saved(page)).toMatchObject({ smtp: { ssl: false, authentication: false } });
});

test("S21 S7 General changes name, key, service, address, list, whether active, and description", async () => {
  const page = await open("settings", { listLists: listOf(library.lists) });
  await page.getByLabel("Name", { exact: true }).fill("Help desk");
  await page.getByLabel("Key", { exact: true }).fill("HELP");
  await page.getByRole("combobox", { name: "Service" }).click();
  const services = page.getByRole("option");
  await services.first().waitFor();
  expect(await services.allTextContents()).toEqual(["Gmail", "Yahoo", "Hotmail", "Outlook 365", "Custom"]);
  await services.filter({ hasText: "Yahoo" }).click();
  await page.getByLabel("Email Address").fill("help@acme.test");
  await choose(page, "List", "VIP");
  await toggle(page, "Active");
  await page.getByLabel("Description").fill("");
  expect(await saved(page)).toMatchObject({
    ...{ name: "Help desk", key: "HELP", service: "yahoo", emailAddress: "help@acme.test" },
    ...{ listId: data.id(1001), active: false, description: null },
  });
});

test("S24 S25 S29 Routing has the order of replies, the wait with its end, the inactivity, and the deprecated waits", async () => {
  const page = await open("settings", { countInactiveInteractions: ok({ count: 0 }) });
  const routing = page.getByRole("region", { name: "Routing" });
  await routing.getByRole("switch", { name: "Prioritize replies" }).press("Space");
  await routing.getByRole("switch", { name: "Wait for assigned agent" }).press("Space");
  await routing.getByLabel("Hours").fill("2");
  await routing.getByRole("radio", { name: "End routing" }).check();
  await routing.getByLabel("Interaction inactivity timeout").fill("90");
  await routing.getByRole("button", { name: "Deprecated" }).click();
  await routing.getByLabel("Wait for the Assigned Queue").fill("2147484");
  await page.getByRole("button", { name: "SAVE" }).click();
  await page.getByText("From 1 to 2,147,483.").first().waitFor();
  await routing.getByLabel("Wait for the Assigned Queue").fill("2147483");
  await choose(page, "Routing model", "Legacy: the two waits below");
  expect(await saved(page)).toEqual({
    ...{ prioritizeReplies: false, waitForAssignedAgent: 7_200, timeoutAction: "END_ROUTING" },
    ...{ interactionInactivityTimeout: 90, routingModel: "legacy", waitForAssignedQueue: 2_147_483 },
  });
});

test("S41 S43 S46 S47 S48 Advanced has account transfer, hostname, forwarding, duplicate check and drafts", async () => {
  const page = await open("advanced", {
    getAccount: ok({ ...data.support, hostname: "ingest-9" }),
    listAccountConnections: listOf([{ ...data.connections[0], accountId: data.support.id, state: "no_worker" }]),
  });
  await page.getByText("No ingest worker is called “ingest-9” just now").waitFor();
  await page.getByLabel("Hostname").fill("ingest-2");
  for (const name of ["Account Transfer", "Include message on forward", "Disable duplicate check"]) {
    expect(await page.getByRole("switch", { name }).isChecked()).toBe(false);
    await toggle(page, name);
  }
  await toggle(page, "Save drafts automatically");
  expect(await saved(page)).toEqual({
    ...{ hostname: "ingest-2", accountTransfer: true, includeMessageOnForward: true },
    ...{ disableDuplicateCheck: true, autosaveDrafts: false },
  });
});

test("S45 Tools chooses one assistant or none, says where to add one, and is away while the add-on is off", async () => {
  const off = await open("advanced");
  await off.getByRole("heading", { name: "Draft settings" }).waitFor();
  expect(await off.getByRole("combobox", { name: "AI Agent Assistant" }).count()).toBe(0);
  const empty = await open("advanced", { getSettings: ok(more.settingsWithAssistant), listAssistants: listOf([]) });
  const link = empty.getByRole("link", { name: "Add an assistant" });
  await empty.getByRole("combobox", { name: "AI Agent Assistant" }).waitFor();
  expect(await link.getAttribute("href")).toBe("/assistants");
  const page = await open("advanced", { getSettings: ok(more.settingsWithAssistant) });
  await choose(page, "AI Agent Assistant", more.assistant.name);
  expect(await saved(page)).toEqual({ assistantId: more.assistant.id });
});

test("S37 the poll interval has 60 s at first and 5 s at least, and its help advises more for many accounts", async () => {
  const page = await client.open("/settings");
  const field = page.getByLabel("Login Mail Frequency");
  expect(await field.inputValue()).toBe("60 s");
  await page.getByText("Raise it with many accounts.").waitFor();
  await field.fill("4");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("From 5 to 86,400.").first().waitFor();
  expect(client.api.calls.map(({ operationId }) => operationId)).not.toContain("updateSettings");
  await field.fill("300");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("1 change").waitFor({ state: "detached" });
  const sent = client.api.calls.find(({ operationId }) => operationId === "updateSettings")?.request.body;
  expect(sent).toEqual({ loginMailFrequency: 300 });
});

test("X13 any certificate is a switch while SSL is on, and at both servers it is said that nobody checks", async () => {
  const page = await open("advanced");
  const unchecked = page.getByText("Certificates are not checked");
  const goTo = (section: string) =>
    page.getByRole("navigation", { name: "Sections of the account" }).getByRole("link", { name: section }).click();
  const mark = page.getByRole("switch", { name: "Accept any certificate" });
  expect(await mark.isChecked()).toBe(false);
  await toggle(page, "Accept any certificate");
  await unchecked.waitFor();
  for (const server of ["IMAP", "SMTP"]) {
    await goTo(server);
    await page.getByLabel(`${server} Host`).waitFor();
    await unchecked.waitFor();
    await toggle(page, "SSL");
    await unchecked.waitFor({ state: "hidden" });
  }
  await goTo("Advanced");
  await page.getByRole("heading", { name: "Draft settings" }).waitFor();
  expect(await mark.count()).toBe(0);
});

test("X9 a closed interaction says on hover when it was closed", async () => {
  const page = await open("interactions");
  const row = page.getByRole("row", { name: /Refund for the blue lamp/ });
  expect(await row.locator('[title*="Closed: "]').first().getAttribute("title")).toMatch(/Closed: .*2026/);
});
