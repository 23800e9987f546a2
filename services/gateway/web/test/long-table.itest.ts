/** A list of a thousand rows: little of it is in the document, and nobody who works by keyboard or ear notices. */
import { beforeAll, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { findBarriers } from "./browser.ts";
import { prepareClient } from "./client-under-test.ts";
import { listOf } from "./canned.ts";
import { id, interaction } from "./fixtures.ts";

const rowCount = 1_000;
const client = prepareClient();
let page: Page;

beforeAll(async () => {
  const interactions = Array.from({ length: rowCount }, (_, n) => ({
    ...interaction,
    id: id(5_000 + n),
    number: n + 1,
    subject: `Subject ${n + 1}`,
  }));
  page = await client.open("/interactions", { listInteractions: listOf(interactions) });
  await linkOf(1).waitFor();
}, 180_000);

function linkOf(row: number) {
  return page.getByRole("link", { name: `Subject ${row}`, exact: true });
}

async function focusedSubject(): Promise<unknown> {
  return page.evaluate("document.activeElement.textContent");
}

test("only what is in view is in the document, and the table says how many rows there are", async () => {
  expect(await page.locator("tr[data-row]").count()).toBeLessThan(100);
  const table = page.getByRole("table", { name: "Interactions" });
  expect(await table.getAttribute("aria-rowcount")).toBe(String(rowCount + 1));
  expect(
    await page
      .getByRole("row")
      .filter({ has: linkOf(3) })
      .getAttribute("aria-rowindex"),
  ).toBe("4");
  expect(await findBarriers(page)).toEqual([]);
});

test("the wheel reaches every row, and the length of the list does not change on the way", async () => {
  const height = async () => page.evaluate("document.querySelector('main').scrollHeight");
  const before = await height();
  await page.evaluate("document.querySelector('main').scrollTo(0, 18_000)");
  await linkOf(500).waitFor();
  expect(await linkOf(1).count()).toBe(0);
  expect(await height()).toBe(before);
  expect(await findBarriers(page)).toEqual([]);
  await page.evaluate("document.querySelector('main').scrollTo(0, 1e9)");
  await linkOf(rowCount).waitFor();
  expect(await height()).toBe(before);
});

test("j and k go from row to row, also from one that was scrolled out of view", async () => {
  await page.evaluate("document.querySelector('main').scrollTo(0, 0)");
  await linkOf(1).focus();
  for (let press = 0; press < 120; press += 1) await page.keyboard.press("j");
  await expectFocus("Subject 121");

  await page.evaluate("document.querySelector('main').scrollTo(0, 1e9)");
  await linkOf(rowCount).waitFor();
  // still there, with the focus, far above
  expect(await focusedSubject()).toBe("Subject 121");
  await page.keyboard.press("k");
  await expectFocus("Subject 120");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/interactions/${id(5_119)}`);
  expect(client.trouble).toEqual([]);
});

async function expectFocus(subject: string): Promise<void> {
  await page.waitForFunction(`document.activeElement.textContent === ${JSON.stringify(subject)}`);
  const { y } = (await page.getByRole("link", { name: subject, exact: true }).boundingBox()) ?? { y: -1 };
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(900);
}
