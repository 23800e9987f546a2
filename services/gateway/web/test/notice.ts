import type { Page } from "playwright-core";

/** A notice stands for four seconds only: who waits for it begins before what brings it, and may meet an older one. */
export async function noticed(page: Page, text: string, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.getByText(text).first().waitFor(), act()]);
}
