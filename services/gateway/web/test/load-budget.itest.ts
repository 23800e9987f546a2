/** The budgets of the client: measured as a browser would fetch it, gzipped. */
import { hash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { buildClient, filesOf, removeBuild } from "./build.ts";
import { prepareClient } from "./client-under-test.ts";

const kilobyte = 1_000;
const client = prepareClient();
let files: Map<string, Buffer>;

beforeAll(async () => {
  files = await filesOf(client.root);
});

function gzipped(names: readonly string[]): number {
  const sizes = names.map((name) => gzipSync(files.get(name) ?? Buffer.alloc(0)).length);
  return sizes.reduce((sum, size) => sum + size, 0) / kilobyte;
}

/** To compare by: where they differ, nobody wants to read a megabyte of bytes, nor wait for it. */
function digestsOf(contents: ReadonlyMap<string, Buffer>): Record<string, string> {
  return Object.fromEntries([...contents].map(([name, bytes]) => [name, hash("sha256", bytes)]));
}

test("two builds of the same sources are the same bytes", async () => {
  const another = await buildClient();
  try {
    expect(digestsOf(await filesOf(another))).toEqual(digestsOf(files));
  } finally {
    await removeBuild(another);
  }
}, 180_000);

test("what every page needs first stays within 190 KB", () => {
  const html = files.get("index.html")?.toString("utf8") ?? "";
  const scripts = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].flatMap(([, name]) => name ?? []);
  expect(scripts.length).toBeGreaterThan(0);
  expect(gzipped(scripts)).toBeLessThan(190);
});

test("the editor stays within 150 KB, comes after the page, and to nobody else", async () => {
  const editor = [...files.keys()].filter((name) => /^assets\/rich-text-.*\.js$/.test(name));
  expect(editor).toHaveLength(1);
  expect(gzipped(editor)).toBeLessThan(150);
  const [page, early] = [await client.browser.newPage(), await client.browser.newPage()];
  const fetched: string[] = [];
  for (const each of [page, early]) {
    each.on("request", (request) => fetched.push(new URL(request.url()).pathname.slice(1)));
  }
  const has = (): boolean => editor.some((name) => fetched.includes(name));
  await page.goto(`${client.api.url}/accounts`);
  await page.waitForTimeout(1_500);
  expect(has()).toBe(false);
  const address = `${client.api.url}/templates?dialog=template&id=new`;
  await leaveOutLongPauses(early);
  await early.goto(address);
  await early.getByRole("dialog").getByRole("textbox", { name: "Name", exact: true }).waitFor();
  expect(has()).toBe(false);
  await page.goto(address);
  await page.getByRole("textbox", { name: "Content" }).waitFor();
  expect(has()).toBe(true);
  await Promise.all([page.close(), early.close()]);
});

/** Longer pauses are for what comes later on purpose (`use-after-paint.ts`): here they never end. */
const longPauseMs = 500;

async function leaveOutLongPauses(page: Page): Promise<void> {
  await page.addInitScript((longest) => {
    const { setTimeout } = globalThis;
    const soonOnly = (run: () => void, ms = 0): unknown => (ms < longest ? setTimeout(run, ms) : 0);
    Object.assign(globalThis, { setTimeout: soonOnly });
  }, longPauseMs);
}

/** The last that each page shows by itself: what it takes to show them has been asked for when they stand. */
const firstLoads: [string, (page: Page) => Locator[]][] = [
  ["/accounts", (page) => [page.getByRole("link", { name: "Support", exact: true })]],
  [
    "/interactions",
    (page) => [
      page.getByRole("button", { name: "New", exact: true }),
      page.getByRole("button", { name: /^Take / }).first(),
    ],
  ],
  [
    "/desk",
    (page) => [
      page.getByRole("button", { name: "New", exact: true }),
      page.getByRole("button", { name: /^Sound of offers/ }),
    ],
  ],
];

test.each(firstLoads)(
  "the first load of %s stays within 260 KB of scripts and 45 KB of styles",
  async (path, partsOf) => {
    const page = await client.browser.newPage();
    await leaveOutLongPauses(page);
    const fetched = new Set<string>();
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (/\.(js|css)$/.test(pathname)) fetched.add(pathname.slice(1));
    });
    await page.goto(client.api.url + path);
    for (const part of partsOf(page)) await part.waitFor();
    const [scripts, styles] = [".js", ".css"].map((kind) => [...fetched].filter((name) => name.endsWith(kind)));
    expect(gzipped(scripts ?? [])).toBeLessThan(260);
    expect(styles).not.toEqual([]);
    expect(gzipped(styles ?? [])).toBeLessThan(45);
    await page.close();
  },
);
