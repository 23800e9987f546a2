/** The audit log: its list, and an entry that stands out while the chain is broken. */
import { certificateEntry, chainBroken } from "./audit-fixtures.ts";
import { ok } from "./canned.ts";
import type { Scene } from "./scene.ts";

export const auditScenes: readonly Scene[] = [
  {
    name: "audit",
    path: "/audit",
    act: async (page) => {
      await page.getByText("Chain of 1,204 entries verified").waitFor();
      await page.getByRole("link", { name: "Support" }).first().waitFor({ state: "attached" });
    },
  },
  {
    name: "audit-entry",
    path: `/audit?alerts=true&dialog=entry&id=${certificateEntry.id}`,
    scenario: { verifyAuditEntries: ok(chainBroken) },
    act: async (page) => {
      await page.getByText("The chain is broken at entry 817").waitFor();
      await page.getByRole("dialog").getByText("IMAP imap.acme.test:993").waitFor();
    },
  },
];
