/** What is typed and pasted into forms: choices that are found so, and more text than fits. */
import { expect, test } from "@jest/globals";
import { ok, refusal } from "./canned.ts";
import { prepareClient } from "./client-under-test.ts";
import { intervals } from "./library-fixtures.ts";

const client = prepareClient();

test("X3 a zone is found by clicking, typing and Enter, and Enter where none is found sends nothing", async () => {
  const page = await client.open("/intervals?dialog=interval&id=new", { createInterval: ok(intervals[0]) });
  const zone = page.getByRole("combobox", { name: "Time zone" });
  await page.getByLabel("Name", { exact: true }).fill("Nights");
  await zone.click();
  await page.keyboard.type("Atlantis");
  await page.getByText("No zone matches.").waitFor();
  await page.keyboard.press("Enter");
  expect(await zone.inputValue()).toBe("Atlantis");
  await zone.selectText();
  await page.keyboard.type("rome");
  await page.getByRole("option", { name: "Europe/Rome" }).waitFor();
  await page.keyboard.press("Enter");
  expect(await zone.inputValue()).toBe("Europe/Rome");
  expect(client.api.calls.filter(({ operationId }) => operationId === "createInterval")).toEqual([]);
});

test("X3 a text that is too long is kept as it was pasted, and its length is told", async () => {
  const page = await client.open("/intervals?dialog=interval&id=new", { createInterval: ok(intervals[0]) });
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("x".repeat(256));
  await page.getByRole("dialog").getByRole("button", { name: "Add interval" }).click();
  await page.getByText("At most 255 characters.").first().waitFor();
  expect(await name.inputValue()).toHaveLength(256);
  expect(client.api.calls.filter(({ operationId }) => operationId === "createInterval")).toEqual([]);
});

test("X3 a zone is found by its name of today and by the one it had before", async () => {
  const page = await client.open("/intervals?dialog=interval&id=new", { createInterval: ok(intervals[0]) });
  const zone = page.getByRole("combobox", { name: "Time zone" });
  await page.getByLabel("Name", { exact: true }).fill("Nights");
  for (const name of ["Asia/Katmandu", "Europe/Kyiv", "Asia/Kathmandu"]) {
    await zone.selectText();
    await page.keyboard.type(name.slice(name.indexOf("/") + 1));
    await page.getByRole("option", { name }).waitFor();
    await page.keyboard.press("Enter");
    expect(await zone.inputValue()).toBe(name);
  }
  await page.getByRole("dialog").getByRole("button", { name: "Add interval" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  const [call] = client.api.calls.filter(({ operationId }) => operationId === "createInterval");
  expect(call?.request.body).toMatchObject({ zone: "Asia/Kathmandu" });
});

test("the settings forget a refusal once nothing is changed any more", async () => {
  const page = await client.open("/settings", { updateSettings: refusal(422, "refused", "The server says no.") });
  const days = page.getByLabel("Open tabs");
  const before = await days.inputValue();
  for (const goBack of [() => days.fill(before), () => page.getByRole("button", { name: "Discard" }).click()]) {
    await days.fill("7");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("The server says no.").waitFor();
    await goBack();
    await page.getByText("The server says no.").waitFor({ state: "detached" });
  }
});

test("what an interval means is dimmed and called old while its form is at fault", async () => {
  const page = await client.open("/intervals?dialog=interval&id=new");
  const pane = page.getByRole("region", { name: "What it means" });
  await page.getByRole("button", { name: "Add hours" }).click();
  await pane.getByRole("table").waitFor();
  const old = pane.getByText("The last version without faults");
  for (const until of ["25:00", ""]) {
    await page.getByLabel("Until").fill(until);
    await old.waitFor();
    expect(await pane.locator("[data-old=true]").getByRole("table").count()).toBe(1);
    await page.getByLabel("Until").fill("17:00");
    await old.waitFor({ state: "detached" });
    expect(await pane.locator("[data-old=true]").count()).toBe(0);
  }
});
