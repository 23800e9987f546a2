/** The list of accounts, used: its menu, its file, and adding an account from nothing but its address. */
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { startAwakeTime } from "@mailroom/test-kit/awake-time";
import { eventually } from "@mailroom/test-kit/eventually";
import type { Locator, Page } from "playwright-core";
import * as more from "./account-fixtures.ts";
import { prepareClient } from "./client-under-test.ts";
import { type CannedAnswer, listOf, ok, refusal } from "./canned.ts";
import * as data from "./fixtures.ts";
import { realtimeOfSupport } from "./realtime-fixtures.ts";
import { noticed } from "./notice.ts";

const client = prepareClient();

const bodyOf = (operationId: string): unknown =>
  client.api.calls.find((call) => call.operationId === operationId)?.request.body;

const operations = (): string[] => client.api.calls.map(({ operationId }) => operationId);

/** The names come a frame after the address was left; with a clock that stands, a frame is a timer of the page. */
async function enterAddress(page: Page, address: string): Promise<void> {
  await page.getByLabel("Email Address").fill(address);
  await page.getByLabel("Email Address").blur();
  await eventually(async () => {
    expect(await page.getByRole("textbox", { name: "Name", exact: true }).inputValue()).not.toBe("");
    expect(await page.getByRole("textbox", { name: "Key", exact: true }).inputValue()).not.toBe("");
  });
}

test("S15 the menu of a row has the page's six entries, in its order", async () => {
  const page = await client.open("/accounts");
  await page.getByRole("button", { name: "Menu of Support" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).waitFor();
  expect(await page.getByRole("menuitem").allTextContents()).toEqual([
    "Edit",
    "Verify SMTP connection",
    "Interactions",
    "Realtime",
    "Add Agent",
    "Delete",
  ]);
  await page.getByRole("menuitem", { name: "Interactions" }).click();
  await page.waitForURL(`**/accounts/${data.support.id}/interactions`);
  await page.getByRole("link", { name: "Late box" }).waitFor();
  const { url } = client.api.calls.find(({ operationId }) => operationId === "listInteractions")?.request ?? {};
  expect(url).toContain(`accountId=${data.support.id}`);
});

test("S18 while the list is still on its way the page says so, and its own menu has another name than a row's", async () => {
  const page = await client.open(`/accounts/${data.support.id}/settings`);
  await page.getByLabel("Description").waitFor();
  const arrival = Promise.withResolvers<undefined>();
  await page.route("**/assets/accounts-*.js", async (route) => {
    await arrival.promise;
    await route.continue();
  });
  await page.getByRole("link", { name: "Accounts" }).last().click();
  await page.getByRole("status", { name: "Loading" }).waitFor();
  await page.getByRole("button", { name: "More actions for Support" }).waitFor();
  expect(await page.getByRole("button", { name: "Menu of Support" }).count()).toBe(0);
  arrival.resolve(undefined);
  await page.getByRole("button", { name: "Menu of Support" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").getByLabel("Type “Support” to confirm").waitFor();
  await page.unroute("**/assets/accounts-*.js");
});

test("F19 whoever looks why an account wants a new sign-in is one step from it, by keyboard", async () => {
  const connection = { ...data.connections[0], accountId: data.support.id, state: "reauth_required" };
  const page = await client.open("/accounts", {
    listAccountConnections: listOf([connection]),
    getAccount: ok(more.oauthAccount),
  });
  await page.getByRole("button", { name: "Re-authorise" }).click();
  const link = page.getByRole("dialog").getByRole("link", { name: "Go to the account’s login" });
  await eventually(async () => {
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  });
  await link.press("Enter");
  await page.waitForURL(`**/accounts/${data.support.id}/authentication#login`);
  await page.getByRole("button", { name: "Sign in with Microsoft" }).waitFor();
});

test("F19 on every page the navigation marks Accounts while one waits for a sign-in, and no longer", async () => {
  const refused = { ...data.connections[0], state: "reauth_required" };
  const waiting =
    (...connections: object[]): CannedAnswer =>
    ({ url }) =>
      listOf(url.includes("state=reauth_required") ? connections : []);
  const page = await client.open("/queues", { listAccountConnections: waiting(refused) });
  const mark = page.locator('nav a[href="/accounts"]').getByText("An account waits for a new sign-in.");
  await mark.waitFor({ state: "attached" });
  client.api.set({ listAccountConnections: waiting() });
  const type = "mail.state.imap-ingest.account-connection";
  client.api.tell({ type, key: data.support.id, seq: null, time: data.minutesAgo(0), data: {} });
  await mark.waitFor({ state: "detached" });
});

test("F19 the mark comes while accounts tell of themselves without end, and the page asks for it every two seconds at most", async () => {
  const page = await client.open("/queues", { listAccountConnections: listOf([]) });
  const mark = page.locator('nav a[href="/accounts"]').getByText("An account waits for a new sign-in.");
  await eventually(() => {
    expect(operations().filter((operation) => operation === "listAccountConnections")).toHaveLength(2);
  });
  client.api.set({
    listAccountConnections: ({ url }) =>
      listOf(url.includes("state=auth_failed") ? [{ ...data.connections[0], state: "auth_failed" }] : []),
  });
  // an outage makes answers slow, too
  let asked = 0;
  await page.route("**/api/v1/account-connections*", async (route) => {
    asked += 1;
    await setTimeout(400);
    await route.continue();
  });
  const time = startAwakeTime();
  // slower than the 100 ms of a batch: the clock of this page does not get on while timers are set all the time
  while (time.ms() < 5_000) {
    const type = "mail.state.imap-ingest.account-connection";
    client.api.tell({ type, key: data.support.id, seq: null, time: data.minutesAgo(0), data: {} });
    await setTimeout(150);
  }
  time.stop();
  expect(await mark.count()).toBe(1);
  // two lists at a time
  expect(asked).toBeLessThanOrEqual(2 * 3);
  await page.unroute("**/api/v1/account-connections*");
});

test("S114 the menu of a row leads to the figures of this account, whose connection stands with them", async () => {
  const page = await client.open("/accounts", { getRealtime: ok(realtimeOfSupport) });
  await page.getByRole("button", { name: "Menu of Support" }).click();
  await page.getByRole("menuitem", { name: "Realtime" }).click();
  await page.waitForURL(`**/realtime?account=${data.support.id}`);
  const row = page.getByRole("table", { name: "Accounts" }).getByRole("row", { name: "Support" });
  await row.getByText("Connected").waitFor();
  await row.getByText("3:12").waitFor();
  const { url } = client.api.calls.find(({ operationId }) => operationId === "getRealtime")?.request ?? {};
  expect(url).toContain(`accountId=${data.support.id}`);
  await row.getByRole("link", { name: "Open interactions" }).click();
  await page.waitForURL(`**/interactions?account=${data.support.id}&status=open`);
});

test("S14 the search box filters the list, from the keyboard too, and the address keeps what is searched", async () => {
  const page = await client.open("/accounts", {
    listAccounts: ({ url }) => listOf(url.includes("search=supp") ? [data.supportListed] : data.accounts),
  });
  await page.getByRole("link", { name: "Billing" }).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("supp");
  await page.getByRole("link", { name: "Billing" }).waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Support", exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.get("search")).toBe("supp");
  await page.getByRole("button", { name: "Clear search" }).click();
  await page.getByRole("link", { name: "Billing" }).waitFor();
});

test("S109 search stands top right, + bottom right, a row’s menu at its end, SAVE top right", async () => {
  const page = await client.open("/accounts");
  await page.getByRole("link", { name: "Support", exact: true }).waitFor();
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const placeOf = async (locator: Locator) => {
    const box = await locator.boundingBox();
    if (box === null) throw new Error("It is not to be seen");
    return { right: width - box.x - box.width, top: box.y, bottom: height - box.y - box.height };
  };
  const search = await placeOf(page.getByRole("searchbox", { name: "Search accounts" }));
  expect([search.right < 60, search.top < 120]).toEqual([true, true]);
  const add = await placeOf(page.getByRole("button", { name: "Add Email Account" }));
  expect([add.right < 60, add.bottom < 60]).toEqual([true, true]);
  expect((await placeOf(page.getByRole("button", { name: "Menu of Support" }))).right).toBeLessThan(60);
  await page.getByRole("link", { name: "Support", exact: true }).click();
  const save = page.getByRole("button", { name: "SAVE" });
  await page.getByLabel("Description").fill("Other");
  await page.evaluate(() => document.querySelector("main")?.scrollTo(0, 600));
  const { right, top } = await placeOf(save);
  expect([right < 120, top < 120]).toEqual([true, true]);
});

test("S104 interactions of an account beyond the first page of accounts can be chosen", async () => {
  const far = { ...data.supportListed, id: data.id(77), name: "Far away" };
  const page = await client.open("/interactions", {
    // one of them was renamed meanwhile
    listAccounts: ({ url }) =>
      url.includes("cursor=next") ? listOf([data.supportListed, far]) : listOf(data.accounts, "next"),
  });
  await page.getByPlaceholder("Any account").fill("Far");
  await page.getByRole("option", { name: "Far away" }).click();
  await eventually(() => {
    const asked = client.api.calls.filter(({ operationId }) => operationId === "listInteractions");
    expect(asked.at(-1)?.request.url).toContain(`accountId=${far.id}`);
  });
});

test("X17 the file has every page of the list, and no formula", async () => {
  const first = { ...data.supportListed, name: "=HYPERLINK(1)" };
  const page = await client.open("/accounts", {
    listAccounts: ({ url }) =>
      url.includes("cursor=next")
        ? ok({ items: [{ ...data.supportListed, id: data.id(11), name: "Second, page" }], page: { nextCursor: null } })
        : ok({ items: [first], page: { nextCursor: "next" } }),
  });
  await page.getByRole("link", { name: "=HYPERLINK(1)" }).waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  const file = await (await download).path();
  const [header, ...rows] = (await readFile(file, "utf8")).trimEnd().split("\r\n");
  expect(header).toBe("\uFEFFState,Name,Key,Address,Service,Last mail,Unread");
  expect(rows).toEqual([
    expect.stringMatching(/^Connected,'=HYPERLINK\(1\),SUP,support@acme\.test,Custom,2026-.*,12$/),
    expect.stringMatching(/^Auth failed,"Second, page",SUP,/),
  ]);
});

test("S8 what the address proposes keeps nobody from typing on, and goes when the address changes", async () => {
  const page = await client.open("/accounts?dialog=add", { autodetectAccount: ok(more.gmailProposal) });
  await page.getByLabel("Email Address").fill("support@gmail.com");
  await page.getByRole("textbox", { name: "Name", exact: true }).click();
  await page.getByText("Found: Gmail (known provider).").waitFor();
  await page.keyboard.press("End");
  await page.keyboard.type(" desk");
  expect(await page.getByRole("textbox", { name: "Name", exact: true }).inputValue()).toBe("Support desk");
  client.api.set({ autodetectAccount: ok(more.nothingProposal) });
  await page.getByLabel("Email Address").fill("help@acme.test");
  await page.keyboard.press("Tab");
  await page.getByText("Nothing was found for this address.").waitFor();
  expect(await page.getByRole("textbox", { name: "Username" }).inputValue()).toBe("");
  const service = page.getByRole("combobox", { name: "Service" });
  await eventually(async () => {
    expect(await service.evaluate((element) => element === document.activeElement)).toBe(true);
  });
  await page.getByRole("textbox", { name: "Port" }).first().fill("143");
  await page.keyboard.press("Tab");
  await eventually(async () => {
    expect(await page.getByRole("combobox", { name: "Security" }).first().inputValue()).toBe("STARTTLS");
  });
});

test("S8 S12 an address is enough to find the service; the password goes nowhere but to the account", async () => {
  const page = await client.open("/accounts?dialog=add", {
    autodetectAccount: ok(more.gmailProposal),
    verifyDraftImap: ok({ ...more.imapWorks, unreadCount: 0 }),
  });
  await page.getByRole("textbox", { name: "Password" }).fill("abcd efgh");
  await enterAddress(page, "support@gmail.com");
  await page.getByText("Found: Gmail (known provider).").waitFor();
  expect(bodyOf("autodetectAccount")).toEqual({ emailAddress: "support@gmail.com" });
  expect(await page.getByRole("link", { name: "How" }).getAttribute("href")).toBe(more.gmailProposal.helpUrl);
  await noticed(page, "Support added.", () => page.getByRole("button", { name: "Add Email Account" }).last().click());
  expect(bodyOf("createAccount")).toEqual({
    emailAddress: "support@gmail.com",
    name: "Support",
    key: "SUPPO",
    service: "gmail",
    active: true,
    authentication: true,
    username: "support@gmail.com",
    password: "abcd efgh",
    actions: [],
  });
});

test("a guess is called one, and what nobody found is not", async () => {
  const find = async (proposal: typeof more.guessedProposal): Promise<string> => {
    const page = await client.open("/accounts?dialog=add", { autodetectAccount: ok(proposal) });
    await enterAddress(page, "help.desk@acme.test");
    await page.getByText(proposal.hint ?? "").waitFor();
    return (
      (await page
        .getByText(proposal.hint ?? "")
        .locator("..")
        .textContent()) ?? ""
    );
  };
  expect(await find(more.guessedProposal)).toBe(
    "Nothing certain was found: these servers are guesses. Verify both servers before you save. ",
  );
  const nothing = await find(more.nothingProposal);
  expect(nothing).toMatch(/^Nothing was found for this address\. Enter the servers below\./);
  expect(nothing).not.toMatch(/guess|Custom/i);
});

test("what somebody has typed or chosen is never overwritten by what is found", async () => {
  const page = await client.open("/accounts?dialog=add");
  await page.getByLabel("Name", { exact: true }).fill("Help desk");
  await page.getByLabel("IMAP Host").fill("mine.acme.test");
  await enterAddress(page, "help.desk@acme.test");
  await page.getByText("Found: Custom (published by the domain).").waitFor();
  expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Help desk");
  expect(await page.getByLabel("IMAP Host").inputValue()).toBe("mine.acme.test");
  expect(await page.getByLabel("SMTP Host").inputValue()).toBe("smtp.acme.test");
});

test("X18 unread mail that a test has seen is asked about before it comes in", async () => {
  const page = await client.open("/accounts?dialog=add", { autodetectAccount: ok(more.gmailProposal) });
  await enterAddress(page, "support@gmail.com");
  await page.getByText("Found: Gmail").waitFor();
  await page.getByRole("textbox", { name: "Password" }).fill("secret");
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByText("1,204 unread messages wait in the mailbox.").waitFor();
  expect(bodyOf("createAccount")).toBeUndefined();
  await page.getByRole("radio", { name: "Leave it where it is" }).check();
  await noticed(page, "Support added.", () => page.getByRole("button", { name: "Add Email Account" }).last().click());
  expect(bodyOf("createAccount")).toMatchObject({ backlog: { mode: "none", since: null } });
});

test("X18 without a test, adding looks for unread mail and asks; a mailbox that cannot be looked into keeps nobody", async () => {
  const scenario = { autodetectAccount: ok(more.gmailProposal) };
  const page = await client.open("/accounts?dialog=add", scenario);
  const add = page.getByRole("button", { name: "Add Email Account" }).last();
  await page.getByRole("textbox", { name: "Password" }).fill("secret");
  await enterAddress(page, "support@gmail.com");
  await page.getByText("Found: Gmail").waitFor();
  await add.click();
  await page.getByText("1,204 unread messages wait in the mailbox.").waitFor();
  expect(bodyOf("createAccount")).toBeUndefined();
  await eventually(async () => {
    const all = page.getByRole("radio", { name: "Take in all of it" });
    expect(await all.evaluate((element) => element === document.activeElement)).toBe(true);
  });
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await noticed(page, "Support added.", () => add.click());
  expect(bodyOf("createAccount")).toMatchObject({ backlog: { mode: "none", since: null } });

  const silent = refusal(504, "service-timeout", "account-config does not answer.");
  await client.open("/accounts?dialog=add", { ...scenario, verifyDraftImap: silent });
  await page.getByRole("textbox", { name: "Password" }).fill("secret");
  await enterAddress(page, "support@gmail.com");
  await page.getByText("Found: Gmail").waitFor();
  await noticed(page, "Support added.", () => add.click());
});

test("S10 where the provider signs in, the account is added without a password and the browser goes there", async () => {
  const page = await client.open("/accounts?dialog=add", {
    autodetectAccount: ok(more.microsoftProposal),
    createAccount: { status: 201, body: more.oauthAccount },
    startConsent: ok({ authorizationUrl: `${client.api.url}/consent-page`, expiresAt: data.minutesAgo(-10) }),
  });
  await enterAddress(page, "support@acme.onmicrosoft.com");
  await page.getByRole("button", { name: "Add and sign in with Microsoft…" }).click();
  await page.waitForURL("**/consent-page");
  expect(bodyOf("createAccount")).toMatchObject({ authenticationMethod: "oauth", cloudProviderId: more.provider.id });
  expect(bodyOf("createAccount")).not.toHaveProperty("password");
});

test("S18 deleting wants the name, says what stays, and several want their number", async () => {
  const page = await client.open(`/accounts?dialog=delete&id=${data.support.id}`);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("41 of them are open").waitFor();
  expect(await dialog.getByRole("button", { name: "Delete account" }).isDisabled()).toBe(true);
  await dialog.getByLabel("Type “Support” to confirm").fill("Support");
  await noticed(page, "Support deleted.", () => dialog.getByRole("button", { name: "Delete account" }).click());
  // who asks for it now is told that there is none
  expect(operations().slice(operations().indexOf("deleteAccount"))).not.toContain("getAccount");
  await page.getByLabel("Select all rows").check();
  await page.getByRole("region", { name: "Selected rows" }).getByRole("button", { name: "Delete…" }).click();
  await page.getByLabel("Type 5 to confirm").fill("4");
  expect(await page.getByRole("button", { name: "Delete 5 accounts" }).isDisabled()).toBe(true);
  await page.getByLabel("Type 5 to confirm").fill("5");
  await page.getByRole("button", { name: "Delete 5 accounts" }).click();
  await page.getByRole("button", { name: "Done" }).waitFor();
  expect(client.api.calls.filter(({ operationId }) => operationId === "deleteAccount")).toHaveLength(6);
});

test("S18 the dialog that deletes several stays until each is done, and one that is gone already counts", async () => {
  const first = [refusal(404, "account-not-found", "There is none.")];
  const page = await client.open("/accounts", {
    deleteAccount: () => first.pop() ?? "waits",
  });
  const arrival = Promise.withResolvers<undefined>();
  await page.route("**/api/v1/accounts/*", async (route) => {
    await arrival.promise;
    await route.continue();
  });
  await page.getByLabel("Select all rows").check();
  await page.getByRole("region", { name: "Selected rows" }).getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Type 5 to confirm").fill("5");
  await dialog.getByRole("button", { name: "Delete 5 accounts" }).click();
  await dialog.getByLabel("Type 5 to confirm").waitFor({ state: "detached" });
  expect(await dialog.getByRole("button", { name: "Cancel" }).count()).toBe(0);
  await page.keyboard.press("Escape");
  arrival.resolve(undefined);
  await dialog.getByText("Deleted", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Close" }).click();
  expect(await dialog.isVisible()).toBe(true);
  await page.unroute("**/api/v1/accounts/*");
});

test("what was typed into the add dialog is not dropped by Esc before somebody says so", async () => {
  const page = await client.open("/accounts?dialog=add");
  const dialog = page.getByRole("dialog", { name: "Add Email Account" });
  await dialog.getByLabel("Name", { exact: true }).fill("Returns");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Stay" }).click();
  expect(await dialog.getByLabel("Name", { exact: true }).inputValue()).toBe("Returns");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Discard changes" }).click();
  await dialog.waitFor({ state: "detached" });
  await client.open("/accounts?dialog=add");
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

test.each<[string, (page: Page) => Promise<void>, boolean]>([
  ["the button", (page) => page.getByRole("button", { name: "Add Email Account" }).last().press("Enter"), false],
  ["its key", (page) => page.keyboard.press("n"), false],
  [
    "the button of an empty list",
    (page) => page.getByRole("button", { name: "Add Email Account" }).first().press("Enter"),
    true,
  ],
])("who has added an account by keyboard, opened by %s, keeps the focus on the page", async (_by, open, isEmpty) => {
  let isAdded = !isEmpty;
  const page = await client.open("/accounts", {
    autodetectAccount: ok(more.gmailProposal),
    verifyDraftImap: ok({ ...more.imapWorks, unreadCount: 0 }),
    listAccounts: () => listOf(isAdded ? [data.supportListed] : []),
    createAccount: () => {
      isAdded = true;
      return { status: 201, body: data.support };
    },
  });
  await page.getByRole("button", { name: "Add Email Account" }).last().waitFor();
  await open(page);
  const dialog = page.getByRole("dialog", { name: "Add Email Account" });
  await dialog.getByRole("textbox", { name: "Password" }).fill("abcd efgh");
  await enterAddress(page, "support@gmail.com");
  await page.getByText("Found: Gmail").waitFor();
  await noticed(page, "Support added.", () => dialog.getByRole("button", { name: "Add Email Account" }).press("Enter"));
  await dialog.waitFor({ state: "detached" });
  await setTimeout(500);
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
});
