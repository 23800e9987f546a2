import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { type Browser, chromium, type Page } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** `npm test` says in `MAILROOM_BROWSER` which Chromium there is. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env["MAILROOM_BROWSER"] ?? "/usr/bin/chromium", args: flags });
}

/** Adds to `trouble` all that a page complains about: errors, violations of the policy, requests to other hosts. */
export function listenForTrouble(page: Page, ownUrl: string, trouble: string[] = []): string[] {
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // a scene may want a refused call; the browser reports each one
    if (message.text().startsWith("Failed to load resource")) return;
    // the frame of a mail has no scripts: that is the point
    if (message.text().includes("Blocked script execution in") || message.location().url.endsWith("/body")) return;
    if (message.type() === "error" || message.type() === "warning")
      trouble.push(`${message.type()}: ${message.text()}`);
  });
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== ownUrl) trouble.push(`foreign request: ${request.url()}`);
  });
  return trouble;
}

type Finding = {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: { readonly html: string; readonly failureSummary: string }[];
};

let axeSource: string | null = null;

/** Contrast is a matter of colours alone, structure of everything else. */
export type BarrierKind = "contrast" | "structure";

const contrast = "color-contrast";
const axeRules = { contrast: { runOnly: [contrast] }, structure: { rules: { [contrast]: { enabled: false } } } };

/** Faults that hinder people, as axe sees them; of one kind only where it is named. */
export async function findBarriers(page: Page, kind?: BarrierKind): Promise<string[]> {
  axeSource ??= await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axeSource);
  // it would fetch every style sheet anew, for a rule that is not asked
  const economy = { resultTypes: ["violations"], iframes: false, preload: false };
  const options = { ...economy, ...(kind === undefined ? {} : axeRules[kind]) };
  const found = await page.evaluate<Finding[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(" | ")}`,
    );
}

const settleMs = 2_000;
/** Where one look took all of that time, the page may have stood still with it. */
const leastLooks = 6;

/** What is still found once the page had time to move to its place, fade in or fold: nothing found ends the wait. */
export async function findLasting(page: Page, find: () => Promise<string[]>): Promise<string[]> {
  const endsAt = Date.now() + settleMs;
  for (let looks = 1; ; looks += 1) {
    const found = await find();
    if (found.length === 0 || (looks >= leastLooks && Date.now() > endsAt)) return found;
    await page.waitForTimeout(100);
  }
}
