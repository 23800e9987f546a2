import type { Page } from "playwright-core";

type Listening = { readonly said: string[] };

/**
 * Writes down what notices say, in every document that the page opens: each stands for four seconds only, and who looks at
 * the page from outside may stand still for longer.
 */
export async function writeDownNotices(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const listen = (changes: readonly MutationRecord[]): void => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        // whether it is shown costs a layout: asked of notices only
        const isNotice =
          node instanceof Element && node.parentElement?.closest("[role=status], [role=alert]") instanceof Element;
        if (isNotice && node.checkVisibility({ visibilityProperty: true })) said.push(node.textContent);
      }
    };
    new MutationObserver(listen).observe(document, { childList: true, subtree: true });
  });
}

/** Waits for a notice that `act` brings. It stays in its document. */
export async function noticed(page: Page, text: string, act: () => Promise<void>): Promise<void> {
  const before = await page.evaluate(() => (globalThis as unknown as Listening).said.length);
  await act();
  await page.waitForFunction(
    (wanted) => (globalThis as unknown as Listening).said.slice(wanted.before).some((one) => one.includes(wanted.text)),
    { text, before },
  );
}
