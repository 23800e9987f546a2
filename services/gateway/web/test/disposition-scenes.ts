/** The tree of dispositions, on its page and in the section of an account. */
import type { Page } from "playwright-core";
import { listOf, refusal } from "./canned.ts";
import { id, support } from "./fixtures.ts";
import type { Scene } from "./scene.ts";

const section = `/accounts/${support.id}/dispositions`;

export const dispositionScenes: readonly Scene[] = [
  {
    name: "dispositions",
    path: "/dispositions",
    act: async (page) => {
      await item(page, "Answered").focus();
      // to Complaint, two levels in, back out, closed, open again; the second below it is ticked
      await press(page, ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight"]);
      await focused(page, "Late");
      await press(page, ["ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft"]);
      await focused(page, "Complaint");
      await item(page, "Late").waitFor({ state: "hidden" });
      await press(page, ["ArrowDown"]);
      await focused(page, "Contract");
      await press(page, ["ArrowUp", "ArrowRight", "ArrowRight", "Space"]);
      await page.getByText("1 selected").waitFor();
    },
  },
  {
    name: "dispositions-search",
    path: "/dispositions?search=late",
    act: async (page) => {
      await item(page, "Late").waitFor();
      await item(page, "Answered").waitFor({ state: "detached" });
    },
  },
  {
    name: "dispositions-empty",
    path: "/dispositions",
    scenario: { listDispositions: listOf([]) },
    act: (page) => page.getByText("No dispositions yet").waitFor(),
  },
  {
    name: "disposition-add",
    path: "/dispositions",
    act: async (page) => {
      await item(page, "Late").waitFor();
      await page.keyboard.press("n");
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("combobox", { name: "Offered for" }).click();
      await page.getByRole("option", { name: "List" }).click();
      await dialog.getByLabel("Name").fill("Renewal");
      await dialog.getByRole("button", { name: "Add disposition" }).click();
      await dialog.getByText("Needed.").waitFor();
    },
  },
  {
    name: "disposition-add-refused",
    path: `/dispositions?dialog=disposition&id=below-${id(1034)}`,
    scenario: {
      createDisposition: refusal(422, "invalid-fields", "The disposition has faults.", [
        { pointer: "/parentId", detail: "There are 3 levels at most: this would become one more." },
      ]),
    },
    act: async (page) => {
      await page.getByRole("dialog").getByLabel("Name").fill("Later");
      await page.getByRole("dialog").getByRole("button", { name: "Add disposition" }).click();
      await page.getByText("There are 3 levels at most").waitFor();
    },
  },
  {
    name: "disposition-delete",
    path: "/dispositions",
    act: async (page) => {
      await item(page, "Complaint").focus();
      await press(page, ["Delete"]);
      await page.getByText("3 dispositions below it go too:").waitFor();
      await page.getByText("Complaint › Delivery › Late").waitFor();
    },
  },
  {
    name: "account-dispositions",
    path: section,
    act: async (page) => {
      await item(page, "Warranty").waitFor();
      await page.getByText("System, locked").waitFor();
    },
  },
];

function item(page: Page, name: string) {
  return page.getByRole("treeitem", { name: new RegExp(`^${name}`) }).first();
}

async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function focused(page: Page, name: string): Promise<void> {
  await page.locator('[role="treeitem"]:focus', { hasText: name }).waitFor();
}
