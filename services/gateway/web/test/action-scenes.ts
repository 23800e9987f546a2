/** The list of actions of an account: as it is stored, as it is put together, and what is wrong with it. */
import { id } from "./fixtures.ts";
import * as data from "./fixtures.ts";
import { listOf, ok, type Scenario } from "./canned.ts";
import type { Scene } from "./scene.ts";

export const actionsPath = `/accounts/${data.support.id}/actions`;
const queueId = data.queues[0]?.id ?? id(30);
const step = { intervalId: null };
export const actions = [
  { ...step, id: "a", kind: "tag" as const, tags: ["mail"] },
  {
    ...step,
    ...{ id: "b", kind: "gotoIf" as const, stepId: "d" },
    condition: { source: "field" as const, name: "subject", operator: "contains" as const, value: "VIP" },
  },
  { ...step, id: "c", kind: "queue" as const, queueId, timeoutSeconds: 600 },
  { ...step, id: "d", kind: "queue" as const, queueId, timeoutSeconds: null },
];
export const storedActions: Scenario = {
  getAccount: ok({ ...data.support, actions }),
  listIntervals: listOf([]),
  listMessageTemplates: listOf([]),
  listOfferedDispositions: ok({ items: [] }),
};

export const actionScenes: readonly Scene[] = [
  {
    name: "account-actions",
    path: actionsPath,
    scenario: storedActions,
    act: async (page) => {
      await page.getByRole("button", { name: /^GotoIf/ }).click();
      await page.getByRole("combobox", { name: "Comparison" }).waitFor();
    },
  },
  {
    name: "account-actions-empty",
    path: actionsPath,
    scenario: { ...storedActions, getAccount: ok({ ...data.support, actions: [] }) },
    act: (page) => page.getByText("No applications yet").waitFor(),
  },
  {
    name: "account-actions-added",
    path: actionsPath,
    scenario: storedActions,
    act: async (page) => {
      await page.getByRole("button", { name: "Add application" }).click();
      await page.getByRole("menuitem", { name: "Webhook" }).click();
      await page.getByRole("textbox", { name: "URL" }).waitFor();
    },
  },
  {
    name: "account-actions-faults",
    path: actionsPath,
    scenario: storedActions,
    act: async (page) => {
      await page.getByRole("button", { name: "Add application" }).click();
      await page.getByRole("menuitem", { name: "Goto", exact: true }).click();
      await page.getByRole("button", { name: "Remove step 4, Queue" }).click();
      await page.getByText("Step 2 jumps to a step that does not exist.").first().waitFor();
    },
  },
  {
    name: "account-actions-moved-by-keyboard",
    path: actionsPath,
    scenario: storedActions,
    act: async (page) => {
      await page.getByRole("button", { name: "Move step 3, Queue", exact: true }).focus();
      await page.keyboard.press("Space");
      await page.getByText("Step 3 is over place 3 of 4.").waitFor();
      await page.keyboard.press("ArrowUp");
      await page.getByText("Step 3 is over place 2 of 4.").waitFor();
      await page.keyboard.press("Space");
      await page.getByRole("button", { name: "Move step 2, Queue", exact: true }).waitFor();
      await page.getByText("1 change", { exact: false }).first().waitFor();
    },
  },
];
