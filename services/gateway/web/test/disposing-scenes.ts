/** The disposition of an interaction: chosen when it is closed, shown and changed afterwards. */
import type { InteractionDispositions, OfferedDisposition } from "@mailroom/contracts/api/interaction-disposition";
import type { Page } from "playwright-core";
import { ok, refusal, type Scenario } from "./canned.ts";
import * as data from "./fixtures.ts";
import type { Scene } from "./scene.ts";

const desk = `/desk/${data.interaction.id}`;
const thread = `/interactions/${data.interaction.id}`;

function offered(n: number, path: string[], more: Partial<OfferedDisposition> = {}): OfferedDisposition {
  const plain = { description: null, parentId: null, level: path.length, scope: "global" as const };
  return { id: data.id(n), name: path.at(-1) ?? "", path, ...plain, ...more };
}
const items = [
  offered(1040, ["Warranty"], { scope: "account" }),
  offered(1041, ["Warranty", "Refused"], { scope: "account", parentId: data.id(1040) }),
  offered(1030, ["Answered"]),
  offered(1031, ["Answered", "Information given"], { parentId: data.id(1030) }),
  offered(1033, ["Complaint"], { description: "Something went wrong for the customer" }),
  offered(1034, ["Complaint", "Delivery"], { parentId: data.id(1033) }),
  offered(1035, ["Complaint", "Delivery", "Late"], {
    parentId: data.id(1034),
    description: "It came, but days after it was promised; choose “Lost” where it never came at all",
  }),
  offered(1036, ["Complaint", "Delivery", "A very long name ".repeat(8).trim()], { parentId: data.id(1034) }),
  offered(1037, ["Contract"], { scope: "list" }),
  offered(1038, ["Second level"], { scope: "queue" }),
];
const optional: InteractionDispositions = { required: false, pausesAgent: false, items, chosen: [] };

/** An account that demands a disposition and pauses whoever chooses. */
export const strict: Scenario = {
  listInteractionDispositions: ok({ ...optional, required: true, pausesAgent: true }),
};
const closed: Scenario = {
  getInteraction: ok(data.closedInteraction),
  listInteractionDispositions: ok({ ...optional, chosen: [data.disposed] }),
};

const item = (page: Page, name: string) =>
  page.getByRole("dialog").getByRole("treeitem", { name: new RegExp(`^${name}`) });

async function askToClose(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Close interaction" }).click();
  await item(page, "Complaint").waitFor();
}

export const disposingScenes: readonly Scene[] = [
  {
    name: "dispose",
    path: desk,
    scenario: strict,
    act: async (page) => {
      await askToClose(page);
      await page.getByText("You are paused meanwhile.").waitFor();
      // by keyboard alone: from the search into the tree, three levels down, chosen, and on to the note
      await page.keyboard.press("ArrowDown");
      await item(page, "Complaint").focus();
      for (const key of ["ArrowRight", "ArrowRight", "Space"]) await page.keyboard.press(key);
      await page.getByText("Chosen: Complaint › Delivery › Late").waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.type("The carrier lost it; a new one is on its way.");
    },
  },
  {
    name: "dispose-search",
    path: thread,
    scenario: { listInteractionDispositions: ok(optional) },
    act: async (page) => {
      await askToClose(page);
      await page.keyboard.type("late");
      await item(page, "Answered").waitFor({ state: "detached" });
      await item(page, "Late").waitFor();
    },
  },
  {
    name: "dispose-missing",
    path: thread,
    scenario: strict,
    act: async (page) => {
      await askToClose(page);
      await page.getByRole("dialog").getByRole("button", { name: "Close interaction" }).click();
      await page.getByText("this account needs one for every interaction").waitFor();
    },
  },
  {
    name: "dispose-none-offered",
    path: thread,
    scenario: {
      listInteractionDispositions: ok({ required: true, pausesAgent: false, items: [], chosen: [] }),
    },
    act: async (page) => {
      await page.getByRole("button", { name: "Close interaction" }).click();
      await page.getByRole("link", { name: "Add a disposition to the account" }).waitFor();
    },
  },
  {
    name: "dispose-refused",
    path: thread,
    scenario: {
      ...strict,
      closeInteraction: refusal(
        422,
        "disposition-not-offered",
        "This disposition is not offered for the interaction, or not any more.",
      ),
    },
    act: async (page) => {
      await askToClose(page);
      await item(page, "Late").click();
      await page.getByRole("dialog").getByRole("button", { name: "Close interaction" }).click();
      await page.getByText("or not any more.").waitFor();
    },
  },
  {
    name: "disposed",
    path: thread,
    scenario: closed,
    act: async (page) => {
      await page.getByRole("button", { name: "Change disposition: Late" }).focus();
      await page.getByRole("tooltip").getByText("Complaint › Delivery › Late").waitFor();
    },
  },
  {
    name: "disposed-change",
    path: desk,
    scenario: closed,
    act: async (page) => {
      await page.getByRole("button", { name: "Change disposition: Late" }).click();
      await page.getByRole("button", { name: "Remove disposition" }).waitFor();
    },
  },
];
