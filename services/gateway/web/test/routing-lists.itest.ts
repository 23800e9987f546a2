/** The lists of queues and agents: several deleted at once, and the file of all of them (X17); and the Realtime page (X16). */
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "@jest/globals";
import { eventually } from "@mailroom/test-kit/eventually";
import type { Page } from "playwright-core";
import type { Queue } from "../src/api/resources.ts";
import { listOf, ok, refusal } from "./canned.ts";
import { prepareClient } from "./client-under-test.ts";
import * as data from "./fixtures.ts";
import { realtime } from "./realtime-fixtures.ts";
import { noticed } from "./notice.ts";

const client = prepareClient();
const deleted = (operationId: string): string[] =>
  client.api.calls
    .filter((call) => call.operationId === operationId)
    .map(({ request }) => request.url.split("/").at(-1) ?? "");

async function exported(page: Page): Promise<string[]> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  return (await readFile(await (await download).path(), "utf8")).trimEnd().split("\r\n");
}

test("X17 several queues are deleted at once; one that the server keeps says why and stays chosen", async () => {
  const why = "Actions of accounts lead here: “Support”. Give their steps another queue first.";
  const page = await client.open("/queues", {
    deleteQueue: ({ url }) =>
      url.endsWith(data.queue.id) ? refusal(409, "queue-in-use", why) : { status: 204, body: undefined },
  });
  await page.getByLabel("Select all rows").check();
  await page.getByRole("region", { name: "Selected rows" }).getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete 2 entries?" });
  await dialog.getByText("What waits in them goes to Unread Messages.").waitFor();
  await dialog.getByRole("button", { name: "Delete 2 entries" }).click();
  await dialog.getByText(why).waitFor();
  expect(await dialog.getByRole("listitem").allTextContents()).toEqual([`Support${why}`]);
  expect(deleted("deleteQueue")).toEqual(data.queues.map(({ id }) => id));
});

test("X17 while several are deleted the dialog that tells what becomes of them stays", async () => {
  const page = await client.open("/queues", { deleteQueue: { status: 204, body: undefined } });
  const isFirstHeld = Promise.withResolvers<undefined>();
  await page.route(`**/queues/${data.queue.id}`, async (route) => {
    await isFirstHeld.promise;
    await route.continue();
  });
  await page.getByLabel("Select all rows").check();
  await page.getByRole("region", { name: "Selected rows" }).getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete 2 entries?" });
  await dialog.getByRole("button", { name: "Delete 2 entries" }).click();
  const cancel = dialog.locator("button[aria-disabled=true]", { hasText: "Cancel" });
  await cancel.press("Enter");
  await page.keyboard.press("Escape");
  expect(await dialog.isVisible()).toBe(true);
  await noticed(page, "2 entries deleted.", async () => {
    isFirstHeld.resolve(undefined);
    await dialog.waitFor({ state: "detached" });
  });
  await page.unroute(`**/queues/${data.queue.id}`);
});

test("X17 the file of queues has every page of the list that is searched", async () => {
  const page = await client.open("/queues?search=s", {
    listQueues: ({ url }) =>
      url.includes("cursor=next")
        ? listOf([{ ...data.queue, id: data.id(33), name: "@SUM(1)", oldestWaitingAt: null }])
        : ok({ items: [data.queue], page: { nextCursor: "next" } }),
  });
  await page.getByRole("link", { name: "Support" }).waitFor();
  const [header, ...rows] = await exported(page);
  expect(header).toBe(
    '\uFEFFName,Strategy,Weight,"Agent timeout, seconds",Agents,Waiting,Oldest waits since,Description',
  );
  expect(rows).toEqual([
    expect.stringMatching(/^Support,Round robin,5,30,2,4,2026-03-12T.*,$/),
    "'@SUM(1),Round robin,5,30,2,4,,",
  ]);
  const asked = client.api.calls.filter(({ operationId }) => operationId === "listQueues");
  expect(asked.every(({ request }) => request.url.includes("search=s"))).toBe(true);
});

test("who joins a queue of many members takes nobody's place there", async () => {
  const [first, second] = data.members;
  const page = await client.open(`/queues?dialog=queue&id=${data.queue.id}`, {
    listQueueMembers: ({ url }) => (url.includes("cursor=next") ? listOf([second]) : listOf([first], "next")),
    listAgents: ({ url }) =>
      url.includes("cursor=next") ? listOf(data.agents.slice(0, 1)) : listOf(data.agents.slice(1), "next"),
    updateQueue: ok(data.queue),
    setQueueMembers: listOf(data.members),
  });
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Agents" }).fill("Ada");
  await page.getByRole("option", { name: "Ada Byron" }).click();
  await noticed(page, "Queue saved.", () => dialog.getByRole("button", { name: /^Save/ }).click());
  const saved = client.api.calls.find(({ operationId }) => operationId === "setQueueMembers");
  expect(saved?.request.body).toEqual({ agentIds: [first?.agentId, second?.agentId, data.ada.id] });
});

test("X11 X16 two windows at one queue: what collides is chosen, what does not is kept, and nothing is lost without a word", async () => {
  let stored: Queue = data.queue;
  let members = data.members;
  let etag = '"1"';
  const page = await client.open("/queues", {
    getQueue: () => ({ ...ok(stored), etag }),
    listQueueMembers: () => listOf(members),
    updateQueue: ({ body, headers }) => {
      if (headers["if-match"] !== etag) return refusal(412, "version-conflict", "Somebody has changed this.");
      stored = { ...stored, ...(body as Partial<Queue>) };
      return { ...ok(stored), etag: '"3"' };
    },
    setQueueMembers: () => listOf(members),
  });
  await page.getByRole("link", { name: data.queue.name }).click();
  const dialog = page.getByRole("dialog", { name: "Edit queue" });
  const name = dialog.getByLabel("Name");
  // the first field has the focus, though it came after the sheet
  await eventually(async () => {
    expect(await name.evaluate((input) => input === document.activeElement)).toBe(true);
  });
  await name.fill("Support by mail");
  await dialog.getByLabel("Description").fill("Mine");
  // Bo changes the name, the weight and the members, and a live event makes the page read all of it again
  stored = { ...stored, name: "Helpdesk", weight: 9 };
  members = members.slice(0, 1);
  etag = '"2"';
  const readings = () => client.api.calls.filter(({ operationId }) => operationId === "getQueue").length;
  const before = readings();
  client.api.tell({
    type: "mail.evt.routing.queue.changed.v1",
    key: stored.id,
    seq: 1,
    time: data.minutesAgo(0),
    data: {},
  });
  await eventually(() => {
    expect(readings()).toBeGreaterThan(before);
  });
  const save = dialog.getByRole("button", { name: "Save" });
  await save.press("Enter");
  const conflict = page.getByRole("dialog", { name: "Changed while you were editing" });
  await conflict.getByText("1 change of yours does not collide and is kept.").waitFor();
  // leaving it loses nothing, and saving again asks again
  await page.keyboard.press("Escape");
  await conflict.waitFor({ state: "hidden" });
  expect(await name.inputValue()).toBe("Support by mail");
  await eventually(async () => {
    expect(await save.evaluate((button) => button === document.activeElement)).toBe(true);
  });
  await page.keyboard.press("Enter");
  await conflict.getByRole("radio", { name: "yours Support by mail" }).check();
  await noticed(page, "Queue saved.", () => conflict.getByRole("button", { name: "Apply and save" }).click());
  expect(stored).toMatchObject({ name: "Support by mail", description: "Mine", weight: 9 });
  expect(client.api.calls.filter(({ operationId }) => operationId === "setQueueMembers")).toEqual([]);
  // and the row that was clicked has the focus again
  await eventually(async () => {
    expect(await page.evaluate(() => document.activeElement?.closest("tr")?.dataset["row"])).toBe(data.queue.id);
  });
});

test("X17 agents are deleted with their users, the last administrator not, and their file says their state", async () => {
  const why = "This is the last administrator.";
  const page = await client.open("/agents", {
    deleteUser: ({ url }) =>
      url.endsWith(data.ada.id) ? refusal(409, "last-administrator", why) : { status: 204, body: undefined },
  });
  await page.getByRole("link", { name: "Bo Chen" }).waitFor();
  expect((await exported(page)).slice(0, 3)).toEqual([
    "\uFEFFName,State,Since,Open,Capacity,Role",
    expect.stringMatching(/^Ada Byron,Available,2026-03-12T.*,1,5,Administrator$/),
    expect.stringMatching(/^Bo Chen,Busy,2026-03-12T.*,3,3,Agent$/),
  ]);
  await page.getByLabel("Select Ada Byron").check();
  await page.getByLabel("Select Bo Chen").check();
  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("they are signed out and cannot sign in").waitFor();
  await dialog.getByRole("button", { name: "Delete 2 entries" }).click();
  await dialog.getByText(why).waitFor();
  expect(deleted("deleteUser")).toEqual([data.ada.id, data.bo.id]);
});

test("a capacity beyond its limits is told at its field and not sent", async () => {
  const page = await client.open(`/agents?dialog=agent&id=${data.ada.id}`, { updateAgent: ok(data.agents[0]) });
  const capacity = page.getByLabel("Capacity of Ada Byron");
  await capacity.fill("9999");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("From 0 to 1,000.").waitFor();
  expect(await capacity.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await capacity.inputValue()).toBe("9999");
  const sent = () => client.api.calls.filter(({ operationId }) => operationId === "updateAgent");
  expect(sent()).toEqual([]);
  await capacity.fill("999");
  await page.getByText("From 0 to 1,000.").waitFor({ state: "detached" });
  await noticed(page, "Capacity of Ada Byron saved.", () => capacity.press("Enter"));
  expect(sent().map(({ request }) => request.body)).toEqual([{ capacity: 999 }]);
});

describe("the Realtime page", () => {
  const told = "mail.evt.routing.offer.made.v1";
  const waiting = (page: Page) => page.getByRole("definition").first().textContent();
  const withWaiting = (count: number) => ok({ ...realtime, total: { ...realtime.total, waiting: count } });
  const asked = () => client.api.calls.filter(({ operationId }) => operationId === "getRealtime").length;

  test("X16 reads its figures again when an event tells of work, and keeps them while it stands still", async () => {
    const page = await client.open("/realtime", { getRealtime: () => withWaiting(asked() >= 2 ? 7 : 5) });
    await page.getByRole("table", { name: "Queues" }).waitFor();
    // the reading that follows the connection
    await eventually(() => {
      expect(asked()).toBeGreaterThanOrEqual(2);
    });
    client.api.set({ getRealtime: withWaiting(8) });
    client.api.tell({ type: told, key: data.interaction.id, seq: 1, time: data.minutesAgo(0), data: {} });
    await eventually(async () => {
      expect(await waiting(page)).toBe("8");
    });
    await page.getByRole("button", { name: "Pause" }).first().click();
    await page.getByText("The figures stand still.").waitFor();
    client.api.set({ getRealtime: withWaiting(9) });
    expect(await waiting(page)).toBe("8");
    // of another choice nothing was read yet
    await page.getByRole("table", { name: "Queues" }).getByRole("link", { name: "Support" }).click();
    await eventually(async () => {
      expect(await waiting(page)).toBe("9");
    });
    client.api.set({ getRealtime: withWaiting(10) });
    expect(await waiting(page)).toBe("9");
    await page.getByRole("button", { name: "Continue" }).click();
    await eventually(async () => {
      expect(await waiting(page)).toBe("10");
    });
  });

  test("X16 says when newer figures cannot be had, keeps the old ones, and knows an account that does not exist", async () => {
    const page = await client.open("/realtime");
    await page.getByRole("table", { name: "Queues" }).waitFor();
    client.api.set({ getRealtime: refusal(500, "internal-error", "Something went wrong on our side.") });
    await page.keyboard.press("p");
    await page.keyboard.press("p");
    await page.getByText("Newer figures could not be read.").waitFor();
    expect(await waiting(page)).toBe("5");
    const asked = (): number => client.api.calls.filter(({ operationId }) => operationId === "getRealtime").length;
    const before = asked();
    await page.getByRole("button", { name: "Try again" }).click();
    await eventually(() => {
      expect(asked()).toBeGreaterThan(before);
    });
    client.api.set({});
    await page.keyboard.press("p");
    await page.keyboard.press("p");
    await page.getByText("Newer figures could not be read.").waitFor({ state: "detached" });

    const missing = refusal(404, "not-found", "There is no such account.");
    await client.open(`/realtime?account=${data.id(77)}`, { getRealtime: missing });
    await page.getByText("It does not exist, or it is not yours to see.").waitFor();
    client.api.set({});
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.getByRole("table", { name: "Queues" }).waitFor();
  });

  test("X16 the accounts where mail waits come first and those that are off last, but never move under a hand", async () => {
    const all = realtime.accounts.items;
    const last = all.findLast(({ active, waiting }) => active && waiting === 0);
    const withWork = (accountId: string | undefined) => {
      const items = all.map((each) =>
        each.accountId === accountId ? { ...each, waiting: 3 } : { ...each, waiting: 0 },
      );
      return ok({ ...realtime, accounts: { items, leftOff: 0 } });
    };
    const quiet = { listAccountConnections: listOf([]) };
    const page = await client.open("/realtime", { ...quiet, getRealtime: withWork(data.support.id) });
    // where an earlier test left it
    await page.mouse.move(0, 0);
    const table = page.getByRole("table", { name: "Accounts" });
    const order = () => table.locator("tr[data-row]").evaluateAll((rows) => rows.map((row) => row.dataset["row"]));
    await eventually(async () => {
      expect((await order())[0]).toBe(data.support.id);
    });
    const isOff = (id: string | undefined) => all.some(({ accountId, active }) => accountId === id && !active);
    expect((await order()).slice(-1).every(isOff)).toBe(true);
    await table.getByRole("link", { name: "Support", exact: true }).focus();
    client.api.set({ ...quiet, getRealtime: withWork(last?.accountId) });
    await page.keyboard.press("p");
    await page.keyboard.press("p");
    const row = table.locator(`tr[data-row="${last?.accountId ?? ""}"]`);
    await row.getByText("3", { exact: true }).waitFor();
    expect((await order())[0]).toBe(data.support.id);
    await page.getByRole("link", { name: "Bo Chen" }).focus();
    await eventually(async () => {
      expect((await order())[0]).toBe(last?.accountId);
    });
  });

  test("X16 X23 leads on by keyboard alone, and pauses an agent by name", async () => {
    const arrival = Promise.withResolvers<undefined>();
    const page = await client.open("/realtime");
    await page.route("**/api/v1/realtime?queueId=*", async (route) => {
      await arrival.promise;
      await route.continue();
    });
    await page.getByRole("table", { name: "Agents" }).waitFor();
    const support = page.getByRole("table", { name: "Queues" }).getByRole("link", { name: "Support" });
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await eventually(async () => {
      expect(await support.evaluate((link) => link === document.activeElement)).toBe(true);
    });
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/realtime?queue=${data.queue.id}`);
    // the figures of before stay until the new ones are there, and the rows that both have keep the focus
    await page.getByRole("link", { name: "Bo Chen" }).focus();
    const narrowed = page.waitForResponse("**/api/v1/realtime?queueId=*");
    arrival.resolve(undefined);
    await narrowed;
    await page.unroute("**/api/v1/realtime?queueId=*");
    await page.keyboard.press("m");
    const pause = () => page.getByRole("menuitem", { name: "Pause" }).press("Enter");
    await noticed(page, "Bo Chen is paused.", pause);
    const change = client.api.calls.find(({ operationId }) => operationId === "setAgentState")?.request;
    expect(change?.url).toContain(data.bo.id);
    expect(change?.body).toEqual({ state: "paused", pauseReason: "by Ada Byron" });
  });
});
