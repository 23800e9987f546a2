/** Accounts as an administrator lives them: one from its first dialog to its last, in a real browser, on the whole system. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Account, getAccount, listAccounts } from "@mailroom/contracts/api/account";
import { listOfferedCannedAnswers } from "@mailroom/contracts/api/canned-answer";
import { listOfferedDispositions } from "@mailroom/contracts/api/disposition";
import { listInteractions } from "@mailroom/contracts/api/interaction";
import { listIntervals } from "@mailroom/contracts/api/interval";
import { createUser } from "@mailroom/contracts/api/session";
import { eventually } from "@mailroom/test-kit/eventually";
import { lateValue } from "@mailroom/test-kit/late-value";
import type { Browser, Locator, Page } from "playwright-core";
import { launchBrowser } from "../services/gateway/web/test/browser.ts";
import { callRoute } from "./call-route.ts";
import { composeMail } from "./compose-mail.ts";
import { createDesk, type Desk } from "./desk.ts";
import { noticeAt, type PersonAtScreen, signInAtScreen } from "./person-at-screen.ts";
import { useWholeSystem } from "./use-whole-system.ts";
import { makePassword, type Mailbox } from "./whole-system.ts";

const deadlineMs = 40_000;
const hours = Buffer.from("%PDF-1.7 nine to five");
const testDeadlineMs = 180_000;
// Nobody outside is asked about an address of the test's.
const whole = useWholeSystem({ environment: { "account-config": { ACCOUNT_CONFIG_ISPDB_URL: "off" } } });
const desk = lateValue<Desk>("the desk");
const mailbox = lateValue<Mailbox>("the mailbox");
const admin = lateValue<PersonAtScreen>("the administrator");
const colleague = lateValue<PersonAtScreen>("the other administrator");
let browser: Browser | null = null;

beforeAll(async () => {
  const { system, adminCredentials } = whole.get();
  const [made, box, launched] = await Promise.all([
    createDesk(whole.get(), { key: "SUP", agentNames: ["Ada"] }),
    whole.get().addMailbox("billing@mailroom.test"),
    launchBrowser(),
  ]);
  browser = launched;
  desk.set(made);
  mailbox.set(box);
  const second = { emailAddress: "second@mailroom.test", password: makePassword() };
  await callRoute(whole.get().admin, createUser, { body: { name: "Second", role: "admin", ...second } });
  admin.set(await signInAtScreen(launched, system.gatewayUrl, adminCredentials));
  colleague.set(await signInAtScreen(launched, system.gatewayUrl, second));
}, testDeadlineMs);
afterAll(async () => {
  await browser?.close();
});

async function storedAccount(): Promise<Account> {
  const { items } = await callRoute(whole.get().admin, listAccounts, { query: { search: mailbox.get().address } });
  const [account] = items;
  if (account === undefined) throw new Error("the account is not there");
  return callRoute(whole.get().admin, getAccount, { params: { accountId: account.id } });
}

const dialogOf = (page: Page, name: string | RegExp): Locator => page.getByRole("dialog", { name });
const section = (page: Page, name: string): Locator =>
  page.getByRole("navigation", { name: "Sections of the account" }).getByRole("link", { name: new RegExp(`^${name}`) });

/** Scrolled to by itself: whoever has pressed the button sees what came of it. */
async function expectInView(locator: Locator): Promise<void> {
  const box = await locator.boundingBox();
  const height = locator.page().viewportSize()?.height ?? 0;
  expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThan(height);
}

async function fillServer(
  dialog: Locator,
  index: number,
  { host, port }: { host: string; port: number },
): Promise<void> {
  await dialog.getByLabel(index === 0 ? "IMAP Host" : "SMTP Host").fill(host);
  await dialog.getByLabel("Port", { exact: true }).nth(index).fill(String(port));
}

test(
  "S2 S8 S15 the administrator adds an account by its dialog, tested before it is stored, and mail comes in",
  async () => {
    const { page } = admin.get();
    const { mail } = whole.get().backing;
    await page.getByRole("button", { name: "Add Email Account" }).click();
    const dialog = dialogOf(page, "Add Email Account");
    await dialog.getByLabel("Email Address").fill(mailbox.get().address);
    await dialog.getByLabel("Email Address").blur();
    await dialog.getByLabel("Name", { exact: true }).fill("Billing");
    await dialog.getByLabel("Key", { exact: true }).fill("BILL");
    await dialog.getByRole("textbox", { name: "Password" }).fill("not the password");
    await fillServer(dialog, 0, { host: mail.host, port: mail.imapsPort });
    await fillServer(dialog, 1, { host: mail.host, port: mail.smtpsPort });

    // a wrong password is told before anything is stored
    await dialog.getByRole("button", { name: "Test connection" }).click();
    const refusal = dialog.getByText("Authentication failed.");
    await refusal.waitFor();
    await expectInView(refusal);
    expect((await callRoute(whole.get().admin, listAccounts, { query: { search: "billing" } })).items).toEqual([]);
    await dialog.getByRole("textbox", { name: "Password" }).fill(mailbox.get().password);
    await dialog.getByRole("button", { name: "Test connection" }).click();
    await dialog
      .getByText(/^The connection to .+ works\.$/)
      .nth(1)
      .waitFor();
    await dialog.getByRole("button", { name: "Add Email Account" }).click();
    await dialog.waitFor({ state: "detached" });

    const row = page.getByRole("row").filter({ hasText: mailbox.get().address });
    await row.getByRole("button", { name: "Connected" }).waitFor();
    await mailbox
      .get()
      .deliver(
        composeMail({ from: "carla@example.test", to: mailbox.get().address, subject: "An invoice", text: "Which?" }),
      );
    const { id: accountId } = await storedAccount();
    await eventually(
      async () => {
        const { items } = await callRoute(whole.get().admin, listInteractions, { query: { accountId } });
        expect(items.map(({ subject }) => subject)).toEqual(["An invoice"]);
      },
      { deadlineMs },
    );
  },
  testDeadlineMs,
);

test(
  "S19 S21 three sections changed at once, and on top of what a colleague saved meanwhile",
  async () => {
    const { page } = admin.get();
    const { page: other } = colleague.get();
    const { id } = await storedAccount();
    await page.getByRole("link", { name: "Billing" }).click();
    await other.goto(`${whole.get().system.gatewayUrl}/accounts/${id}/settings`);
    await page.getByLabel("Description").fill("Invoices only");
    await page.getByLabel("Key", { exact: true }).fill("INV");
    await section(page, "SMTP").click();
    await page.getByLabel("Connection Timeout").fill("20");
    await section(page, "Advanced").click();
    await page.getByRole("textbox", { name: "IMAP headers filter" }).fill("x-checked=SAFE");
    await page.getByText('SEARCH UNSEEN HEADER "x-checked" "SAFE"', { exact: true }).first().waitFor();
    await page.getByText("4 changes").waitFor();

    await other.getByLabel("Key", { exact: true }).fill("PAY");
    await other.getByLabel("Name", { exact: true }).fill("Billing desk");
    await Promise.all([noticeAt(other, "Account saved."), other.getByRole("button", { name: "SAVE" }).click()]);

    await page.getByRole("button", { name: "SAVE" }).click();
    const conflict = dialogOf(page, "Changed while you were editing");
    await conflict.getByText("PAY", { exact: true }).waitFor();
    await conflict.getByRole("radio", { name: /yours/ }).check();
    await conflict.getByRole("button", { name: "Apply and save" }).click();
    await conflict.waitFor({ state: "detached" });
    await page.getByRole("heading", { name: "Billing desk (INV)" }).waitFor();
    expect(await storedAccount()).toMatchObject({
      ...{ name: "Billing desk", key: "INV", description: "Invoices only", imapHeadersFilter: "x-checked=SAFE" },
      smtp: { connectionTimeoutSeconds: 20 },
    });
  },
  testDeadlineMs,
);

test(
  "S49 S51 S52 a disposition and a canned answer with a file are stored by their own dialogs",
  async () => {
    const { page } = admin.get();
    const { id: accountId } = await storedAccount();
    await section(page, "Dispositions").click();
    await page.getByRole("button", { name: "Add disposition" }).click();
    const disposition = dialogOf(page, "Add disposition");
    await disposition.getByLabel("Name").fill("Complaint");
    await disposition.getByRole("button", { name: "Add disposition" }).click();
    await disposition.waitFor({ state: "detached" });
    await page.getByRole("treeitem", { name: /Complaint/ }).waitFor();

    await section(page, "Canned Answers").click();
    await page.getByRole("button", { name: "Add canned answer" }).first().click();
    const answer = dialogOf(page, "Add canned answer");
    await answer.getByLabel("Key").fill("hours");
    await answer.getByLabel("Value").fill("From nine to five.");
    await answer
      .locator('input[type="file"]')
      .setInputFiles({ name: "Öffnungszeiten.pdf", mimeType: "application/pdf", buffer: hours });
    await answer.getByRole("button", { name: "Add canned answer" }).click();
    await answer.waitFor({ state: "detached" });
    await page.getByRole("row", { name: /hours/ }).getByText("Öffnungszeiten.pdf").waitFor();

    const { admin: client } = whole.get();
    const dispositions = await callRoute(client, listOfferedDispositions, { params: { accountId }, query: {} });
    expect(dispositions.items.map(({ name, scope }) => [name, scope])).toContainEqual(["Complaint", "account"]);
    const [stored] = (await callRoute(client, listOfferedCannedAnswers, { params: { accountId }, query: {} })).items;
    const file = await client.request(
      `/canned-answers/${stored?.id ?? ""}/attachments/${stored?.attachments[0]?.id ?? ""}`,
    );
    expect(Buffer.from(await file.arrayBuffer())).toEqual(hours);
  },
  testDeadlineMs,
);

test(
  "X2 X3 an interval and a list of actions with a Goto are put together and saved",
  async () => {
    const { page } = admin.get();
    await page.getByRole("link", { name: "Intervals" }).click();
    await page.getByRole("button", { name: "Add interval" }).click();
    const sheet = dialogOf(page, "Add interval");
    await sheet.getByLabel("Name", { exact: true }).fill("Mornings");
    await sheet.getByRole("button", { name: "Add hours" }).click();
    await sheet.getByLabel("Until", { exact: true }).fill("13:00");
    await sheet.getByText("Until 13:00 includes 13:00:59.").waitFor();
    await sheet.getByRole("button", { name: "Add interval" }).click();
    await page.getByRole("link", { name: "Mornings" }).waitFor();

    const { id } = await storedAccount();
    await page.goto(`${whole.get().system.gatewayUrl}/accounts/${id}/actions`);
    const add = async (kind: string) => {
      await page.getByRole("button", { name: "Add application" }).click();
      await page.getByRole("menuitem", { name: kind, exact: true }).click();
    };
    const choose = async (field: string, option: string | RegExp) => {
      await page.getByRole("combobox", { name: field }).click();
      await page.getByRole("option", { name: option }).click();
    };
    await add("Queue");
    await choose("Queue", "Queue SUP");
    await page.getByLabel("Timeout").fill("600");
    await choose("Interval", "Mornings");
    await add("Goto");
    await choose("Go to", /^1/);
    await Promise.all([noticeAt(page, "Account saved."), page.getByRole("button", { name: "SAVE" }).click()]);
    const { actions } = await storedAccount();
    const [interval] = (await callRoute(whole.get().admin, listIntervals, { query: { search: "Mornings" } })).items;
    expect(actions).toMatchObject([
      { kind: "queue", queueId: desk.get().queueId, timeoutSeconds: 600, intervalId: interval?.id },
      { kind: "goto", stepId: actions[0]?.id },
    ]);
  },
  testDeadlineMs,
);

test(
  "S18 the account goes once its name is typed, and its interactions stay",
  async () => {
    const { page } = admin.get();
    const { id: accountId } = await storedAccount();
    await page.getByRole("link", { name: "Accounts" }).first().click();
    await page.getByRole("button", { name: "Menu of Billing desk" }).click();
    await page.getByRole("menuitem", { name: "Delete", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Type “Billing desk” to confirm").fill("Billing desk");
    const confirm = dialog.getByRole("button", { name: "Delete account" });
    await Promise.all([noticeAt(page, "Billing desk deleted."), confirm.click()]);
    await page.getByRole("row").filter({ hasText: mailbox.get().address }).waitFor({ state: "detached" });
    const { items } = await callRoute(whole.get().admin, listInteractions, { query: { accountId } });
    expect(items.map(({ subject }) => subject)).toEqual(["An invoice"]);
  },
  testDeadlineMs,
);

test("no page complained of anything", () => {
  // the one refusal that was wanted, since the colleague had saved first; and a look at the account while it was going
  const expected = /^(412|404): .*\/accounts\/[0-9a-f-]+$/;
  expect(admin.get().trouble.filter((line) => !expected.test(line))).toEqual([]);
  expect(colleague.get().trouble.filter((line) => !expected.test(line))).toEqual([]);
});
