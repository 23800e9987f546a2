/** The list of actions, used: steps that are added, left empty, moved with the mouse. */
import { expect, test } from "@jest/globals";
import { eventually } from "@mailroom/test-kit/eventually";
import type { Locator, Page } from "playwright-core";
import { actions, actionsPath, storedActions } from "./action-scenes.ts";
import { ok } from "./canned.ts";
import { prepareClient } from "./client-under-test.ts";
import * as data from "./fixtures.ts";
import { noticed } from "./notice.ts";

const client = prepareClient();
const order = (page: Page): Promise<string[]> =>
  page.getByRole("button", { name: /^Move step/ }).evaluateAll((grips) => grips.map((grip) => grip.ariaLabel ?? ""));
const sent = (): unknown[] =>
  client.api.calls.filter(({ operationId }) => operationId === "updateAccount").map(({ request }) => request.body);

async function addWebhook(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Add application" }).click();
  await page.getByRole("menuitem", { name: "Webhook" }).click();
  const url = page.getByRole("textbox", { name: "URL" });
  await url.waitFor();
  return url;
}

test("a step that was just added is at fault only after its empty field was left", async () => {
  const page = await client.open(actionsPath, storedActions);
  const url = await addWebhook(page);
  const fault = page.getByText("Step 5 is not complete: choose what is empty.");
  expect(await fault.count()).toBe(0);
  await url.focus();
  await page.keyboard.type("https://crm.example.com");
  await url.clear();
  expect(await fault.count()).toBe(0);
  await page.keyboard.press("Tab");
  await fault.waitFor();
  await url.fill("https://crm.example.com/mail");
  await fault.waitFor({ state: "detached" });
});

test("SAVE tells what a step that nobody touched still needs, and goes on telling it", async () => {
  const page = await client.open(actionsPath, storedActions);
  await addWebhook(page);
  await page.keyboard.press("Control+s");
  await page.getByText("Step 5 is not complete: choose what is empty.").first().waitFor();
  expect(sent()).toEqual([]);
  await page.getByRole("button", { name: "Remove step 1, Tag" }).click();
  await page.getByText("Step 4 is not complete: choose what is empty.").first().waitFor();
});

test("S53 X2 SAVE leads to the empty field of the first step at fault, and opens the step for it", async () => {
  const page = await client.open(actionsPath, storedActions);
  for (const kind of ["Goto", "Close"]) {
    await page.getByRole("button", { name: "Add application" }).click();
    await page.getByRole("menuitem", { name: kind, exact: true }).click();
    await page.getByRole("button", { name: new RegExp(`^${kind}`), expanded: true }).waitFor();
  }
  expect(await page.getByRole("combobox", { name: "Go to" }).count()).toBe(0);
  await page.getByRole("button", { name: "SAVE" }).click();
  const target = page.getByRole("combobox", { name: "Go to" });
  await eventually(async () => {
    expect(await target.evaluate((input) => input === document.activeElement)).toBe(true);
  });
  expect(sent()).toEqual([]);
});

test("X2 the drawing marks the step that somebody is at, by pointer and by focus, and keeps its size with thirty steps", async () => {
  const thirty = Array.from({ length: 30 }, (_, index) => ({
    ...{ intervalId: null, id: `s${index}`, kind: "tag" as const, tags: ["mail"] },
  }));
  const page = await client.open(actionsPath, {
    ...storedActions,
    getAccount: ok({ ...data.support, actions: thirty }),
  });
  const marked = () =>
    page.locator("figure g[data-marked][data-step]").evaluateAll((nodes) => nodes.map((node) => node.textContent));
  const summary = page.getByRole("button", { name: /^Tag/ });
  await summary.nth(2).hover();
  await eventually(async () => {
    expect(await marked()).toEqual(["3 Tag3"]);
  });
  await summary.nth(2).focus();
  await page.mouse.move(0, 0);
  await summary.nth(4).focus();
  await eventually(async () => {
    expect(await marked()).toEqual(["5 Tag5"]);
  });
  const drawing = page.locator("figure svg");
  expect(await drawing.evaluate((svg) => svg.clientHeight)).toBeGreaterThan(30 * 40);
  await summary.last().scrollIntoViewIfNeeded();
  await page.locator('figure g[data-step="30"]').waitFor();
  expect(await page.locator('figure g[data-step="30"]').evaluate(isInWindow)).toBe(true);
});

function isInWindow(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

test("S53 a step is added, filled, moved and removed by keys alone, opened as it is", async () => {
  const page = await client.open(actionsPath, storedActions);
  await page.getByRole("button", { name: "Add application" }).press("Enter");
  await page.getByRole("menuitem", { name: "Tag" }).press("Enter");
  const added = page.getByRole("button", { name: /^Tag/, expanded: true });
  await eventually(async () => {
    expect(await added.evaluate((element) => element === document.activeElement)).toBe(true);
  });
  await page.getByRole("button", { name: "Move step 5, Tag", exact: true }).press("Space");
  await page.getByText("Step 5 is over place 5 of 5.").waitFor();
  await page.keyboard.press("ArrowUp");
  await page.getByText("Step 5 is over place 4 of 5.").waitFor();
  await page.keyboard.press("Space");
  await page.getByText("Step 5 moved to 4 of 5.").waitFor();
  await page.getByRole("button", { name: "Remove step 4, Tag" }).press("Enter");
  const next = page.getByRole("button", { name: /^Queue/ }).last();
  await eventually(async () => {
    expect(await next.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

test("S53 X2 a step is dragged with the mouse to another place, jumps follow it, and SAVE sends the new order", async () => {
  // with a limit it need not be the last
  const limited = actions.map((step) => (step.id === "d" ? { ...step, timeoutSeconds: 600 } : step));
  const page = await client.open(actionsPath, {
    ...storedActions,
    getAccount: ok({ ...data.support, actions: limited }),
  });
  const fourth = page.getByRole("button", { name: "Move step 4, Queue", exact: true });
  await fourth.waitFor();
  const [from, to] = [
    await fourth.boundingBox(),
    await page.getByRole("button", { name: /^Move step 1/ }).boundingBox(),
  ];
  if (from === null || to === null) throw new Error("A handle is not to be seen");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
  await page.getByText("Step 4 is over place 1 of 4.").waitFor();
  expect(await order(page)).toHaveLength(4);
  await page.mouse.up();
  await page.getByText("Step 4 moved to 1 of 4.").waitFor();
  expect(await order(page)).toEqual([
    "Move step 1, Queue",
    "Move step 2, Tag",
    "Move step 3, GotoIf",
    "Move step 4, Queue",
  ]);
  await page.getByRole("button", { name: /^GotoIf.*go to step 1/ }).waitFor();
  await noticed(page, "Account saved.", () => page.getByRole("button", { name: "SAVE" }).click());
  expect(sent()).toEqual([{ actions: ["d", "a", "b", "c"].map((id) => expect.objectContaining({ id })) }]);
});

test("S53 X2 a limit of no seconds or more than a week stays as typed, is told beside it and keeps SAVE", async () => {
  const limited = actions.map((step) => (step.id === "c" ? { ...step, timeoutSeconds: 600 } : step));
  const page = await client.open(actionsPath, {
    ...storedActions,
    getAccount: ok({ ...data.support, actions: limited }),
  });
  await page
    .getByRole("button", { name: /^Queue/ })
    .first()
    .click();
  const limit = page.getByRole("textbox", { name: "Timeout" }).first();
  for (const [typed, told] of [
    ["0", true],
    ["604801", true],
    ["604800", false],
  ] as const) {
    await limit.fill(typed);
    await limit.press("Tab");
    await page.getByText("From 1 to 604,800.").waitFor({ state: told ? "visible" : "hidden" });
    expect(await limit.inputValue()).toBe(typed);
  }
  await noticed(page, "Account saved.", () => page.getByRole("button", { name: "SAVE" }).click());
  expect(sent()).toEqual([
    { actions: expect.arrayContaining([expect.objectContaining({ id: "c", timeoutSeconds: 604_800 })]) },
  ]);
});

test("S53 X2 a limit with a minus or decimals stays as it was typed and is told beside it", async () => {
  const page = await client.open(actionsPath, storedActions);
  await page
    .getByRole("button", { name: /^Queue/ })
    .last()
    .click();
  const limit = page.getByRole("textbox", { name: "Timeout" });
  for (const [typed, told] of [
    ["-", "A number."],
    ["-1", "From 1 to 604,800."],
    ["1.5", "A whole number."],
  ] as const) {
    await limit.clear();
    await limit.pressSequentially(typed);
    await page.getByText(told).waitFor();
    expect(await limit.inputValue()).toBe(typed);
  }
  await limit.fill("7");
  await noticed(page, "Account saved.", () => page.getByRole("button", { name: "SAVE" }).click());
  expect(sent()).toEqual([
    { actions: expect.arrayContaining([expect.objectContaining({ id: "d", timeoutSeconds: 7 })]) },
  ]);
});

test("S53 a web hook's limit stays empty while it is typed anew, and 10 comes as an empty one is left", async () => {
  const page = await client.open(actionsPath, {
    ...storedActions,
    getAccount: ok({ ...data.support, actions: [] }),
  });
  const url = await addWebhook(page);
  await url.fill("https://crm.example.com/mail");
  const limit = page.getByRole("textbox", { name: "Timeout" });
  await limit.focus();
  for (const key of ["End", "Backspace", "Backspace", "7"]) await page.keyboard.press(key);
  expect(await limit.inputValue()).toBe("7");
  await page.keyboard.press("Backspace");
  expect(await limit.inputValue()).toBe("");
  await page.keyboard.press("Tab");
  expect(await limit.inputValue()).toBe("10");
  await noticed(page, "Account saved.", () => page.getByRole("button", { name: "SAVE" }).click());
  expect(sent()).toEqual([{ actions: [expect.objectContaining({ kind: "webhook", timeoutSeconds: 10 })] }]);
});

test("X3 texts of steps that are too long are kept as they were pasted, told at their fields and not sent", async () => {
  const page = await client.open(actionsPath, {
    ...storedActions,
    getAccount: ok({ ...data.support, actions: [] }),
  });
  const url = await addWebhook(page);
  const long = `https://crm.example.com/${"x".repeat(2_000)}`;
  await url.fill(long);
  await page.getByLabel("Result into").fill("v".repeat(41));
  await page.getByRole("button", { name: "SAVE" }).click();
  await page.getByText("At most 2,000 characters.").first().waitFor();
  await page.getByText("At most 40 characters.").first().waitFor();
  expect(await url.inputValue()).toBe(long);
  expect(sent()).toEqual([]);
});
