/**
 * Looks at pages in their states, served with the gateway's own page and policy: nothing on the console, no violation, no
 * request elsewhere, nothing axe calls a barrier. SCREENS_DIR keeps the pictures; SCENES, a pattern of names, looks at
 * some scenes only.
 */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { type BarrierKind, findBarriers, findLasting } from "./browser.ts";
import { prepareClient } from "./client-under-test.ts";
import type { Scene } from "./scene.ts";

/** One page is turned through all of them: loading it three times would show nothing more. */
const views = [
  { name: "light", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  // the same elements in the same places as before: only their colours are new
  { name: "dark", viewport: { width: 1440, height: 900 }, colorScheme: "dark", looksFor: "contrast" },
  // other elements in other places, in the colours of the first
  { name: "small", viewport: { width: 390, height: 844 }, colorScheme: "light", looksFor: "structure" },
] as const;
type View = (typeof views)[number] & { readonly looksFor?: BarrierKind };

const wanted = new RegExp(process.env["SCENES"] ?? "");
const pictures = process.env["SCREENS_DIR"];

/** Makes a test of each scene. Call it once in a test file. */
export function lookAt(scenes: readonly Scene[]): void {
  const client = prepareClient({ context: { timezoneId: "Europe/Rome" } });
  const chosen = scenes.filter(({ name }) => wanted.test(name));
  let ended: Scene | null = null;
  if (chosen.length === 0) test.skip("no scene of this file is wanted", () => undefined);
  else
    test.each(chosen)("$name is quiet and open to everybody, light, dark and small", async (scene) => {
      const isNext = isNextStateOf(ended, scene);
      ended = null;
      const page = await client[isNext ? "openAgain" : "open"](scene.path, scene.scenario);
      await scene.act?.(page);
      const found: string[] = [];
      for (const view of views) found.push(...(await inspect(page, scene, view)));
      expect([...client.trouble, ...found, ...client.api.faults]).toEqual([]);
      ended = scene;
    });
}

/** Where people write, modules remember what was begun: whom to forward to, which offers were told. */
const rememberingPages = ["desk", "interactions"];

/**
 * Whether a scene may be shown in the document of the one before, which passed. Each page is loaded anew for its first
 * scene, so that none can live on words and styles that another one brought; and after a call without an answer, whose
 * deadline would strike in the next scene.
 */
function isNextStateOf(before: Scene | null, scene: Scene): boolean {
  if (before === null) return false;
  const [page = ""] = scene.path.split(/[/?#]/).slice(1);
  const isSamePage = before.path.split(/[/?#]/)[1] === page && page !== "" && page !== "sign-in";
  return isSamePage && !rememberingPages.includes(page) && !Object.values(before.scenario ?? {}).includes("waits");
}

async function inspect(page: Page, scene: Scene, { name, viewport, colorScheme, looksFor }: View): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(viewport);
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  if (pictures !== undefined) {
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: path.join(pictures, `${scene.name}-${name}.png`) });
  }
  const found = await findLasting(page, async () => [
    ...(await findBarriers(page, looksFor)),
    ...(await overflowOf(page)),
    ...(await squeezedIn(page)),
  ]);
  return found.map((fault) => `${name}: ${fault}`);
}

/** Nothing may push the page wider than the window. */
async function overflowOf(page: Page): Promise<string[]> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return excess > 0 ? [`the page is ${excess} px wider than the window`] : [];
}

/** A column without a width of its own gets what the others leave: on a small screen that may be nothing. */
async function squeezedIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll("thead th")].filter((head) => head.getClientRects().length > 0);
    return shown
      .map((head) => ({ name: head.textContent, width: Math.round(head.getBoundingClientRect().width) }))
      .filter(({ width }) => width < 40)
      .map(({ name, width }) => `the column ${name} is only ${width} px wide`);
  });
}
