/** The Realtime page: of everything, and of one account while its figures stand still. */
import { ok } from "./canned.ts";
import * as data from "./fixtures.ts";
import { realtimeOfSupport } from "./realtime-fixtures.ts";
import type { Scene } from "./scene.ts";

export const realtimeScenes: readonly Scene[] = [
  {
    name: "realtime",
    path: "/realtime",
    act: (page) => page.getByRole("table", { name: "Accounts" }).getByRole("link", { name: "Support" }).waitFor(),
  },
  {
    name: "realtime-account",
    path: `/realtime?account=${data.support.id}`,
    scenario: { getRealtime: ok(realtimeOfSupport) },
    act: async (page) => {
      await page.getByRole("table", { name: "Accounts" }).getByRole("link", { name: "Support" }).waitFor();
      await page.keyboard.press("p");
      await page.getByText("The figures stand still.").waitFor();
      await page.getByRole("button", { name: "Menu of Bo Chen" }).click();
      await page.getByRole("menuitem", { name: "Log out" }).waitFor();
    },
  },
];
