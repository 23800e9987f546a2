/** The edit page of an account, used: by keyboard alone, with what is sent, and against somebody else's changes. */
import { expect, test } from "@jest/globals";
import { eventually } from "@mailroom/test-kit/eventually";
import type { Page } from "playwright-core";
import * as more from "./account-fixtures.ts";
import { apiKey } from "./api-key-fixtures.ts";
import { prepareClient } from "./client-under-test.ts";
import { listOf, ok, refusal } from "./canned.ts";
import * as data from "./fixtures.ts";
import { noticed } from "./notice.ts";

const client = prepareClient();

const at = (section: string): string => `/accounts/${data.support.id}/${section}`;
const sections = (page: Page) => page.getByRole("navigation", { name: "Sections of the account" });
const patches = () => client.api.calls.filter(({ operationId }) => operationId === "updateAccount");
const bodies = (): unknown[] => patches().map(({ request }) => request.body);
const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.closest("[data-path]")?.getAttribute("data-path") ?? null);

/** Presses Tab until something is reached, as a person without a mouse does. */
async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await isThere()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab never got there");
}

const isFocused = (page: Page, name: RegExp) => () =>
  page.evaluate(
    (source) =>
      new RegExp(source).test(
        document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
      ),
    name.source,
  );

test("S19 S21 by keyboard alone: from the list to the page, change, save, and put it on top of somebody else's", async () => {
  let stored: object = data.support;
  let etag = '"7"';
  const page = await client.open("/accounts", {
    getAccount: () => ({ ...ok(stored), etag }),
    updateAccount: ({ body, headers }) => {
      if (headers["if-match"] !== etag)
        return refusal(412, "version-conflict", "Somebody has changed this since you read it.");
      stored = { ...stored, ...(body as object), version: 9 };
      return { ...ok(stored), etag };
    },
  });
  await page.getByRole("link", { name: "Support" }).waitFor();
  for (let row = 0; row < 4; row += 1) await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByLabel("Name", { exact: true }).waitFor();
  await tabTo(page, async () => (await focused(page)) === "name");
  await page.keyboard.type("Support desk");
  await noticed(page, "Account saved.", () => page.keyboard.press("Control+s"));
  expect(bodies()).toEqual([{ name: "Support desk" }]);
  expect(await focused(page)).toBe("name");
  // Bo saves the key meanwhile
  stored = { ...stored, key: "SUPP", description: "Bo was here", version: 10 };
  etag = '"10"';
  await page.keyboard.press("Tab");
  await page.keyboard.type("SUPRT");
  await page.keyboard.press("Control+s");
  const dialog = page.getByRole("dialog", { name: "Changed while you were editing" });
  await dialog.getByText("SUPP", { exact: true }).waitFor();
  await tabTo(page, () => page.evaluate(() => document.activeElement?.getAttribute("type") === "radio"));
  await page.keyboard.press("ArrowRight");
  await tabTo(page, isFocused(page, /^Apply and save$/));
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("heading", { name: "Support desk (SUPRT)" }).waitFor();
  expect(bodies().at(-1)).toEqual({ key: "SUPRT" });
  expect(patches().at(-1)?.request.headers["if-match"]).toBe('"10"');
  expect(await page.getByLabel("Description").inputValue()).toBe("Bo was here");
});

test.each<[string, object | null, string, object]>([
  ["a person", { kind: "user", id: data.bo.id }, "Bo Chen changed this account at", {}],
  ["oneself in another window", { kind: "user", id: data.ada.id }, "You changed this account at", {}],
  ["an API key", { kind: "api-key", id: apiKey.id }, "The API key Web shop changed this account at", {}],
  ["a key that is gone", { kind: "api-key", id: data.id(99) }, "This account was changed at", {}],
  [
    "a person who is gone",
    { kind: "user", id: data.bo.id },
    "This account was changed at",
    { getUser: refusal(404, "user-not-found", "There is no such user.") },
  ],
  ["nobody who was noted", null, "This account was changed at", {}],
])("S21 the dialog of a conflict names %s", async (_who, updatedBy, text, scenario) => {
  let readings = 0;
  const page = await client.open(at("settings"), {
    getAccount: () => {
      readings += 1;
      return ok(readings === 1 ? data.support : { ...more.changedSupport, updatedBy });
    },
    updateAccount: refusal(412, "version-conflict", "Somebody has changed this since you read it."),
    ...scenario,
  });
  await page.getByLabel("Key", { exact: true }).fill("SUPRT");
  await page.keyboard.press("Control+s");
  const dialog = page.getByRole("dialog", { name: "Changed while you were editing" });
  await dialog.getByText(text).waitFor();
});

test("S20 signing out with changes that are not saved asks first, and ends nothing before the answer", async () => {
  const page = await client.open(at("settings"), { deleteSession: { status: 204, body: null } });
  const ended = () => client.api.calls.filter(({ operationId }) => operationId === "deleteSession").length;
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Support desk");
  const signOut = async (): Promise<void> => {
    await page.getByRole("button", { name: "Menu of Ada Byron" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  await signOut();
  const dialog = page.getByRole("dialog", { name: "Leave without saving your changes?" });
  await dialog.getByRole("button", { name: "Stay" }).click();
  expect(await name.inputValue()).toBe("Support desk");
  expect(ended()).toBe(0);
  await signOut();
  await dialog.getByRole("button", { name: "Discard changes" }).click();
  await page.waitForURL(({ pathname }) => pathname !== at("settings"));
  expect(ended()).toBe(1);
});

test("S34 S117 the sections follow the service at once, and what was typed is kept", async () => {
  const page = await client.open(at("imap"));
  await page.getByLabel("IMAP Host").fill("imap2.acme.test");
  await sections(page)
    .getByRole("link", { name: /^Settings/ })
    .click();
  await page.getByRole("combobox", { name: "Service" }).click();
  await page.getByRole("option", { name: "Gmail" }).click();
  await sections(page).getByRole("link", { name: "Authentication" }).waitFor();
  expect(await sections(page).getByRole("link").allTextContents()).toEqual([
    "Settingschanged",
    ...["Authentication", "Advanced", "Dispositions", "Canned Answers", "Actions", "Interactions"],
  ]);
  await page.getByRole("combobox", { name: "Service" }).click();
  await page.getByRole("option", { name: "Custom" }).click();
  await sections(page).getByRole("link", { name: /^IMAP/ }).click();
  expect(await page.getByLabel("IMAP Host").inputValue()).toBe("imap2.acme.test");
});

test("SAVE leads to the first field at fault, in whatever section it is, and sends nothing", async () => {
  const page = await client.open(at("imap"));
  await page.getByLabel("IMAP Port").fill("65536");
  await sections(page).getByRole("link", { name: "Advanced" }).click();
  await page.getByRole("heading", { name: "Transfer" }).waitFor();
  await page.getByRole("button", { name: "SAVE" }).click();
  await page.getByLabel("IMAP Port").waitFor();
  await expectFocus(page, "imap.port");
  expect(await page.getByText("From 1 to 65,535.").first().isVisible()).toBe(true);
  expect(patches()).toEqual([]);
});

test("a fault that the server finds lands on its field, in its section", async () => {
  const page = await client.open(at("settings"), {
    updateAccount: refusal(422, "invalid-request", "Some values cannot be stored.", [
      { pointer: "/transfer/timeoutSeconds", detail: "Needed while agents may transfer." },
    ]),
  });
  await page.goto(`${client.api.url}${at("advanced")}#transfer`);
  await page.getByRole("switch", { name: "Transfer to queue" }).press("Space");
  await sections(page)
    .getByRole("link", { name: /^Settings/ })
    .click();
  await page.getByLabel("Name", { exact: true }).fill("Help");
  await page.getByRole("button", { name: "SAVE" }).click();
  await page.getByText("Needed while agents may transfer.").first().waitFor();
  await expectFocus(page, "transfer.timeoutSeconds");
  expect(new URL(page.url()).hash).toBe("#transfer");
});

test("S28 SAVE tells how many open interactions an inactivity timeout would close, and waits for the answer", async () => {
  const page = await client.open(at("settings"), { countInactiveInteractions: ok({ count: 17 }) });
  await page.getByLabel("Interaction inactivity timeout").fill("1440");
  await page.getByRole("button", { name: "SAVE" }).click();
  const dialog = page.getByRole("dialog", { name: "Close 17 interactions for inactivity?" });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "hidden" });
  expect(patches()).toEqual([]);
  await page.getByRole("button", { name: "SAVE" }).click();
  await noticed(page, "Account saved.", () => dialog.getByRole("button", { name: "Save and close them" }).click());
  expect(bodies()).toEqual([{ interactionInactivityTimeout: 1440 }]);
});

test("S26 S113 the wait is hours, minutes and seconds, carries over, and ends at 7 days", async () => {
  const page = await client.open(at("settings"));
  await page.getByRole("switch", { name: "Wait for assigned agent" }).press("Space");
  await page.getByLabel("Hours").fill("168");
  await page.getByLabel("Seconds").fill("1");
  await page.getByRole("button", { name: "SAVE" }).click();
  await page.getByText("7 d 1 s is too long: at most 7 days.").first().waitFor();
  expect(patches()).toEqual([]);
  await page.getByLabel("Hours").fill("0");
  await page.getByLabel("Minutes").fill("90");
  await page.getByLabel("Seconds").fill("0");
  await page.getByLabel("Seconds").blur();
  expect(await page.getByLabel("Hours").inputValue()).toBe("1");
  expect(await page.getByLabel("Minutes").inputValue()).toBe("30");
  await noticed(page, "Account saved.", () => page.getByRole("button", { name: "SAVE" }).click());
  expect(bodies()).toEqual([{ waitForAssignedAgent: 5_400, timeoutAction: "SEND_BACK_TO_LAST_QUEUE" }]);
});

test("another server needs the password again before anything is sent to it", async () => {
  const page = await client.open(at("imap"));
  await page.getByLabel("IMAP Host").fill("elsewhere.test");
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByText("Type the password again: the server is another now.").first().waitFor();
  expect(client.api.calls.map(({ operationId }) => operationId)).not.toContain("verifyDraftImap");
  await page.getByRole("textbox", { name: "Password" }).fill("typed anew");
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByText(/^The connection to .+ works\.$/).waitFor();
  const tried = client.api.calls.find(({ operationId }) => operationId === "verifyDraftImap")?.request.body;
  expect(tried).toEqual({ accountId: data.support.id, imap: { host: "elsewhere.test" }, password: "typed anew" });
});

test("a refusal goes once what it was about is typed back, by Discard too, and nothing is left to save", async () => {
  const page = await client.open(at("imap"), {
    updateAccount: refusal(422, "validation-failed", "It is refused.", [
      { pointer: "/imap/password", detail: "Type the password again." },
    ]),
  });
  const summary = page.getByRole("alert").filter({ hasText: "Not saved." });
  const save = page.getByRole("button", { name: "SAVE" });
  const port = page.getByLabel("IMAP Port");
  const before = await port.inputValue();
  for (const goBack of [() => port.fill(before), () => page.getByRole("button", { name: "Discard" }).click()]) {
    await port.fill("1993");
    await save.click();
    await summary.waitFor();
    await goBack();
    await summary.waitFor({ state: "detached" });
    expect(await save.isDisabled()).toBe(true);
    expect(await page.getByText("Type the password again.").count()).toBe(0);
  }
});

test("S16 a test that is asked for again is of what stands in the form now", async () => {
  const page = await client.open(at("imap"));
  await page.getByRole("textbox", { name: "Mailbox" }).fill("Wrong");
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByText(/^The connection to .+ works\.$/).waitFor();
  await page.getByRole("textbox", { name: "Mailbox" }).fill("Right");
  const answered = page.waitForResponse("**/accounts/verify-imap");
  await page.getByRole("button", { name: "Test again" }).click();
  await answered;
  const tried = client.api.calls.filter(({ operationId }) => operationId === "verifyDraftImap");
  expect(tried.map(({ request }) => request.body)).toMatchObject([
    { imap: { mailbox: "Wrong" } },
    { imap: { mailbox: "Right" } },
  ]);
});

test("leaving asks once something was changed, moving between sections does not", async () => {
  const page = await client.open(at("settings"));
  await page.getByLabel("Name", { exact: true }).fill("Help");
  await sections(page).getByRole("link", { name: "Advanced" }).click();
  await page.getByRole("heading", { name: "Transfer" }).waitFor();
  await page.getByRole("link", { name: "Interactions" }).first().click();
  const question = page.getByRole("dialog", { name: "Leave without saving 1 change?" });
  await question.getByRole("button", { name: "Stay" }).click();
  await question.waitFor({ state: "hidden" });
  await sections(page)
    .getByRole("link", { name: /^Settings/ })
    .click();
  expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Help");
  await page.getByRole("button", { name: "Discard" }).click();
  expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Support");
  expect(await page.getByRole("button", { name: "SAVE" }).isDisabled()).toBe(true);
});

test("SAVE that is pressed by keyboard leaves the focus at the account's name, as it has nothing more to save", async () => {
  const page = await client.open(at("settings"));
  await page.getByLabel("Name", { exact: true }).fill("Help");
  await page.getByRole("button", { name: "SAVE" }).focus();
  await noticed(page, "Account saved.", () => page.keyboard.press("Enter"));
  await eventually(async () => {
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  });
});

test("SAVE by its keys leaves the focus to the button that was pressed before and is still at work", async () => {
  const page = await client.open(at("advanced"), {
    updateAccount: ok({ ...data.support, imapHeadersFilter: "x-spam" }),
  });
  await page.getByRole("textbox", { name: "IMAP headers filter" }).fill("x-spam");
  const arrival = Promise.withResolvers<undefined>();
  await page.route("**/try-header-filter", async (route) => {
    await arrival.promise;
    await route.continue();
  });
  const look = page.getByRole("button", { name: "Try on the last 7 days" });
  await look.press("Enter");
  await noticed(page, "Account saved.", () => page.keyboard.press("Control+s"));
  arrival.resolve(undefined);
  await eventually(async () => {
    expect(await look.evaluate((button) => button === document.activeElement)).toBe(true);
  });
  await page.unroute("**/try-header-filter");
});

test("S10 the provider's sign-in is one press away, once the account is saved", async () => {
  const page = await client.open(at("authentication"), {
    getAccount: ok(more.oauthAccount),
    startConsent: ok({ authorizationUrl: `${client.api.url}/consent-page`, expiresAt: data.minutesAgo(-10) }),
  });
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await page.waitForURL("**/consent-page");
});

test("X10 whose sign-in it was is named where it is not the mailbox's own", async () => {
  const back = `${at("authentication")}?consent=ok`;
  const signedIn = { ...more.oauthAccount, oauth: { ...more.oauthAccount.oauth, status: "authorized" as const } };
  const own = await client.open(back, { getAccount: ok({ ...signedIn, username: "Support@acme.test" }) });
  await own.getByText("Signed in. The account may use its mailbox.").waitFor();
  const other = await client.open(back, { getAccount: ok({ ...signedIn, username: "shared@acme.test" }) });
  await other.getByText("Signed in as support@acme.test, who must be allowed to open shared@acme.test.").waitFor();
});

test("S10 X10 what the provider says against an application that signs in itself is told", async () => {
  const detail = "The provider refuses the application: client authentication failed (invalid_client)";
  const oauth = { status: "consent_required" as const, authorizedAs: null, authorizedAt: null, detail };
  const page = await client.open(at("authentication"), {
    getAccount: ok({ ...more.oauthAccount, oauth }),
    listCloudProviders: listOf([{ ...more.provider, grant: "client_credentials" }]),
  });
  await page.getByText("This provider gives app-only access: nobody has to sign in.").waitFor();
  await page.getByText(`${detail} Check the cloud provider’s client ID, secret and tenant.`).waitFor();
});

test("X18 SAVE tells what a first activation takes in, and leads to where it is chosen", async () => {
  const inactive = { ...data.support, active: false };
  const scenario = {
    getAccount: ok(inactive),
    getLedgerSummary: ok({ ...more.ledgerSummary, activatedAt: null }),
    verifyDraftImap: ok({ ...more.imapWorks, unreadCount: 4 }),
  };
  const page = await client.open(at("settings"), scenario);
  const isSent = () => client.api.calls.some(({ operationId }) => operationId === "updateAccount");
  await page.getByRole("switch", { name: /^Active/ }).press("Space");
  await page.getByRole("button", { name: "SAVE" }).click();
  const dialog = page.getByRole("dialog", { name: "4 unread messages wait in the mailbox" });
  await dialog.getByText("All of it is taken in when you save.").waitFor();
  expect(isSent()).toBe(false);
  await dialog.getByRole("button", { name: "Choose otherwise" }).click();
  await page.getByRole("radio", { name: "Leave it where it is" }).press("Space");
  await page.getByRole("button", { name: "SAVE" }).click();
  await dialog.getByText("It stays where it is when you save").waitFor();
  await dialog.getByRole("button", { name: "Save and activate" }).click();
  await eventually(() => {
    const sent = client.api.calls.findLast(({ operationId }) => operationId === "updateAccount")?.request.body;
    expect(sent).toEqual({ active: true, backlog: { mode: "none" } });
  });
  // whoever was active before has nothing to choose
  const again = await client.open(at("settings"), { ...scenario, getLedgerSummary: ok(more.ledgerSummary) });
  await again.getByRole("switch", { name: /^Active/ }).press("Space");
  await noticed(again, "Account saved.", () => again.getByRole("button", { name: "SAVE" }).click());
});

test("S38 a template that is too long is kept as it was pasted, and refused", async () => {
  const page = await client.open(at("advanced"));
  await page.getByRole("button", { name: "Begin a template" }).click();
  await page.getByText("Source", { exact: true }).click();
  const source = page.getByRole("textbox", { name: "Template", exact: true });
  const tooLong = `<p>${"x".repeat(65_536)}</p>{{content}}`;
  await source.fill(tooLong);
  await page.getByRole("button", { name: "SAVE" }).click();
  await page
    .getByRole("alert")
    .getByText(/At most 65.?536 characters/)
    .waitFor();
  expect(await source.inputValue()).toBe(tooLong);
  expect(client.api.calls.some(({ operationId }) => operationId === "updateAccount")).toBe(false);
});

async function expectFocus(page: Page, path: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.activeElement?.closest("[data-path]")?.getAttribute("data-path") === wanted,
    path,
  );
}

test("S15 both connections are verified from the page's menu, by keyboard, and the focus comes back to it", async () => {
  const page = await client.open(at("settings"));
  const menu = page.getByRole("button", { name: "More actions for Support" });
  await menu.press("Enter");
  await page.getByRole("menuitem", { name: "Verify connections…" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Verify connections" });
  await dialog.getByText(/^The connection to .+ works\.$/).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await eventually(async () => {
    expect(await menu.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});
