/**
 * Looks at every page in its states in a real browser, served with the gateway's own page and policy: nothing on the
 * console, no violation, no request elsewhere, nothing axe calls a barrier. SCREENS_DIR keeps the pictures; SCENES, a
 * pattern of names, looks at some scenes only.
 */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { findBarriers, launchBrowser, listenForTrouble } from "./browser.ts";
import { buildClient, removeBuild } from "./build.ts";
import { type CannedApi, startCannedApi } from "./canned-api.ts";
import { now } from "./fixtures.ts";
import type { Scene } from "./scene.ts";
import { scenes } from "./scenes.ts";

jest.setTimeout(60_000);

const wide = { width: 1440, height: 900 };
/** One page is turned through all of them: loading it three times would show nothing more. */
const views = [
  { name: "light", viewport: wide, colorScheme: "light" },
  { name: "dark", viewport: wide, colorScheme: "dark" },
  { name: "small", viewport: { width: 390, height: 844 }, colorScheme: "light" },
] as const;
type View = (typeof views)[number];

const wanted = new RegExp(process.env["SCENES"] ?? "");
const pictures = process.env["SCREENS_DIR"];
let webRoot: string;
let api: CannedApi;
let browser: Browser;

beforeAll(async () => {
  webRoot = await buildClient();
  api = await startCannedApi(webRoot);
  browser = await launchBrowser();
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
}, 180_000);

afterAll(async () => {
  await browser.close();
  await api.close();
  await removeBuild(webRoot);
});

test.each(scenes.filter(({ name }) => wanted.test(name)))(
  "$name is quiet and open to everybody, light, dark and small",
  async (scene) => {
    const context = await browser.newContext({ viewport: wide, timezoneId: "Europe/Rome", reducedMotion: "reduce" });
    context.setDefaultTimeout(15_000);
    try {
      const { page, trouble } = await openScene(context, scene);
      for (const view of views) trouble.push(...(await inspect(page, scene, view)));
      expect([...trouble, ...api.faults]).toEqual([]);
    } finally {
      await context.close();
    }
  },
);

async function inspect(page: Page, scene: Scene, { name, viewport, colorScheme }: View): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.setViewportSize(viewport);
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
  await page.waitForTimeout(150);
  if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, `${scene.name}-${name}.png`) });
  const found = [...(await findBarriers(page)), ...(await overflowOf(page))];
  return found.map((fault) => `${name}: ${fault}`);
}

async function openScene(context: BrowserContext, scene: Scene): Promise<{ page: Page; trouble: string[] }> {
  api.set(scene.scenario ?? {});
  const page = await context.newPage();
  // only what `Date` says stands still; timers run
  await page.clock.setFixedTime(now);
  const trouble = listenForTrouble(page, api.url);
  await page.goto(api.url + scene.path);
  await page.getByRole("heading").first().waitFor({ state: "attached" });
  await scene.act?.(page);
  return { page, trouble };
}

/** Nothing may push the page wider than the window. */
async function overflowOf(page: Page): Promise<string[]> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return excess > 0 ? [`the page is ${excess} px wider than the window`] : [];
}
