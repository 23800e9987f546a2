/**
 * Pages in a language with longer words, made from the catalogue: every word that a person reads comes from it, and there
 * is room for it. Data is not translated: what the API answered, addresses, instants, numbers, names of keys.
 */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import * as keys from "./api-key-fixtures.ts";
import * as audit from "./audit-fixtures.ts";
import { findLasting } from "./browser.ts";
import { prepareClient } from "./client-under-test.ts";
import * as accounts from "./account-fixtures.ts";
import * as data from "./fixtures.ts";
import * as library from "./library-fixtures.ts";
import { marks } from "./pseudo-text.ts";
import { scenes } from "./scenes.ts";

const looked = [
  ...["sign-in", "accounts", "accounts-menu", "account-add", "account-delete", "interactions", "interaction"],
  ...[
    "interaction-close",
    "deliveries",
    "delivery",
    "queues",
    "queue-edit",
    "agents",
    "realtime",
    "users",
    "user-add",
    "api-keys",
    "audit",
  ],
  ...["api-key", "api-key-created", "desk-idle", "desk-offer", "desk", "desk-states", "keys", "user-menu", "not-found"],
  ...["dispositions", "disposition-delete", "account-dispositions", "canned-answers", "canned-answer-add", "lists"],
  ...["composer-canned", "intervals", "interval-edit", "assistants", "assistant-edit", "cloud-providers"],
  ...["cloud-provider-edit", "settings", "configuration-refused"],
];
const widths = [1440, 390];
const wanted = new RegExp(process.env["SCENES"] ?? "");
const pictures = process.env["SCREENS_DIR"];

const client = prepareClient({
  configuration: path.join(import.meta.dirname, "pseudo.vite.config.ts"),
  context: { timezoneId: "Europe/Rome" },
});

beforeAll(async () => {
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
});

test.each(scenes.filter(({ name }) => looked.includes(name) && wanted.test(name)))(
  "$name has all its words from the catalogue, and room for longer ones",
  async ({ name, path: address, scenario, act }) => {
    const page = await client.open(address, scenario);
    await act?.(page);
    const faults: string[] = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, `${name}-pseudo-${width}.png`) });
      const lasting = await findLasting(page, async () => {
        const { words, cut } = await readPage(page);
        return [
          ...words.filter((text) => !isData(text)).map((text) => `not from the catalogue: ${text}`),
          ...cut.map((text) => `cut at ${width} px: ${text}`),
        ];
      });
      faults.push(...lasting);
    }
    expect(faults).toEqual([]);
    expect(await page.title()).toContain(marks.begin);
  },
);

test("all the scenes that are to be looked at exist", () => {
  expect(looked.filter((name) => scenes.every((scene) => scene.name !== name))).toEqual([]);
});

type Read = { readonly words: string[]; readonly cut: string[] };

/** Words without marks, in texts and in attributes that are read out; and marked texts that are cut without an ellipsis. */
async function readPage(page: Page): Promise<Read> {
  return page.evaluate((mark) => {
    // headings have a direction of their own because of the names in them, and words around these
    const data = "script, style, time, kbd, [dir=auto]:not(:is(h1, h2, h1 *, h2 *)), .mono, .tabular";
    const isWord = (text: string): boolean => /\p{L}{2}/u.test(text) && !text.includes(mark);
    const textsOf = (element: Element): string[] =>
      [...element.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.nodeValue ?? ""] : []));
    const attributesOf = (element: Element): string[] =>
      ["aria-label", "title", "placeholder", "alt"].map((name) => element.getAttribute(name) ?? "");
    const isCut = (element: Element): boolean => {
      const { overflowX, textOverflow } = getComputedStyle(element);
      if (!element.textContent.includes(mark) || element.clientWidth <= 1) return false;
      if (textOverflow === "ellipsis" && overflowX !== "visible") return false;
      const mustHold = element.matches("td, th") || (overflowX !== "visible" && textsOf(element).length > 0);
      return mustHold && element.scrollWidth > element.clientWidth + 1;
    };
    const seen = [...document.querySelectorAll("body *")].filter((one) =>
      one.checkVisibility({ visibilityProperty: true }),
    );
    const words = seen
      .filter((element) => element.closest(data) === null)
      .flatMap((element) => [...textsOf(element), ...attributesOf(element)]);
    const cut = seen.filter(isCut).map(({ textContent }) => textContent);
    const excess = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (excess > 0) cut.push(`the page itself, by ${excess} px`);
    return { words: words.map((text) => text.trim()).filter(isWord), cut };
  }, marks.begin);
}

const known = JSON.stringify([data, keys, accounts, audit, library]);

/** What the API answered, the initials of a name, a number with its unit. */
function isData(text: string): boolean {
  const isMeasure = /^(\d[\d.,]* (d|h|min|s|B|KB|MB) ?)+$/.test(text);
  return isMeasure || /^\p{Lu}{2}$/u.test(text) || known.includes(JSON.stringify(text).slice(1, -1));
}
