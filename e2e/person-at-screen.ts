import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { listenForTrouble } from "../services/gateway/web/test/browser.ts";

/** A person with a browser of their own: a session, a window, and everything the window complained about. */
export type PersonAtScreen = {
  readonly page: Page;
  /** Errors, violations of the policy, requests elsewhere, refused calls. Empty when all is well. */
  readonly trouble: readonly string[];
  close(): Promise<void>;
};

export type Credentials = { readonly emailAddress: string; readonly password: string };

/** How long anything may take to appear, on a machine that is busy with tests. */
const appearDeadlineMs = 40_000;

/** Opens the client as it is served and signs in by its form. Resolves when the form has let the person in. */
export async function signInAtScreen(browser: Browser, url: string, person: Credentials): Promise<PersonAtScreen> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(appearDeadlineMs);
  const page = await context.newPage();
  const trouble = listenForTrouble(page, url);
  page.on("response", (response) => {
    // before the sign-in nobody is signed in: that is how the client learns it
    if (response.status() === 401 && response.url().endsWith("/sessions/current")) return;
    if (response.status() >= 400) trouble.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(url);
  await page.getByLabel("Email address").fill(person.emailAddress);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  const submit = page.getByRole("button", { name: "Sign in" });
  await submit.click();
  // Whoever goes elsewhere before that takes the form, and its call, away.
  await submit.waitFor({ state: "detached" });
  return { page, trouble, close: async () => closeContext(context) };
}

async function closeContext(context: BrowserContext): Promise<void> {
  await context.close();
}

/**
 * Resolves once the page has shown a notice. It is gone after four seconds, and the page itself watches out for it: to be
 * asked before what brings it.
 */
export async function noticeAt(page: Page, text: string): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const isShown = ({ textContent }) => textContent.includes(${JSON.stringify(text)});
    const look = () => [...document.querySelectorAll('[role="status"]')].some(isShown) && resolve(null);
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
    look();
  })`);
}

/** The agent begins to work, by the switch in the desk's header. */
export async function goAvailableAtScreen({ page }: PersonAtScreen): Promise<void> {
  const state = page.getByRole("button", { name: "Your state" });
  await state.click();
  await page.getByRole("menuitem", { name: /^Available/ }).click();
  await state.filter({ hasText: "Available" }).waitFor();
}

/** The toast of an offer, wherever its agent is. Waits until it is there. */
export async function offerToast({ page }: PersonAtScreen, queueName: string): Promise<Locator> {
  const toast = page.getByRole("group", { name: `Offer from ${queueName}` });
  await toast.waitFor();
  return toast;
}
