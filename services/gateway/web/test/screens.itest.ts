/**
 * Looks at every page in its states in a real browser, served with the gateway's own page and policy: nothing on the
 * console, no violation, no request elsewhere, nothing axe calls a barrier. SCREENS_DIR keeps the pictures.
 */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { findBarriers, launchBrowser, listenForTrouble } from "./browser.ts";
import { buildClient, removeBuild } from "./build.ts";
import { type CannedApi, startCannedApi } from "./canned-api.ts";
import { now } from "./fixtures.ts";
import { type Scene, scenes } from "./scenes.ts";

jest.setTimeout(60_000);

const views = [
  { name: "light", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  { name: "small", viewport: { width: 390, height: 844 }, colorScheme: "light" },
] as const;
type View = (typeof views)[number];

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

describe.each(scenes)("$name", (scene) => {
  test.each(views)("is quiet and open to everybody, $name", async (view) => {
    const { trouble, barriers } = await visit(scene, view);
    expect({ trouble, barriers }).toEqual({ trouble: [], barriers: [] });
  });
});

async function visit(scene: Scene, view: View): Promise<{ trouble: string[]; barriers: string[] }> {
  const { viewport, colorScheme } = view;
  const context = await browser.newContext({
    viewport,
    colorScheme,
    timezoneId: "Europe/Rome",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(8_000);
  try {
    const page = await openScene(context, scene);
    const { trouble } = page;
    if (pictures !== undefined)
      await page.page.screenshot({ path: path.join(pictures, `${scene.name}-${view.name}.png`) });
    const barriers = await findBarriers(page.page);
    trouble.push(...(await overflowOf(page.page)));
    return { trouble, barriers };
  } finally {
    await context.close();
  }
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
  await page.waitForTimeout(200);
  return { page, trouble };
}

/** Nothing may push the page wider than the window. */
async function overflowOf(page: Page): Promise<string[]> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return excess > 0 ? [`the page is ${excess} px wider than the window`] : [];
}
