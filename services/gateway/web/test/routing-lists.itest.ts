/** The lists of queues and agents: several deleted at once, and the file of all of them (X17). */
import { readFile } from "node:fs/promises";
import { expect, jest, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { listOf, ok, refusal } from "./canned.ts";
import { prepareClient } from "./client-under-test.ts";
import * as data from "./fixtures.ts";

jest.setTimeout(60_000);

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
