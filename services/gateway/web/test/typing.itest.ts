/** What is typed and pasted into forms: choices that are found so, and more text than fits. */
import { expect, test } from "@jest/globals";
import { listOf, ok, refusal } from "./canned.ts";
import { prepareClient } from "./client-under-test.ts";
import * as data from "./fixtures.ts";
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
    await zone.fill(name.slice(name.indexOf("/") + 1));
    await page.getByRole("option", { name }).click();
    expect(await zone.inputValue()).toBe(name);
  }
  await page.getByRole("dialog").getByRole("button", { name: "Add interval" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  const [call] = client.api.calls.filter(({ operationId }) => operationId === "createInterval");
  expect(call?.request.body).toMatchObject({ zone: "Asia/Kathmandu" });
});

test("the settings forget a refusal once nothing is changed any more", async () => {
  const page = await client.open("/settings", { updateSettings: refusal(422, "refused", "The server says no.") });
  const limit = page.getByLabel("Open tabs");
  const before = await limit.inputValue();
  for (const goBack of [() => limit.fill(before), () => page.getByRole("button", { name: "Discard" }).click()]) {
    await limit.fill("7");
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

test("a number with a minus or decimals stays as it was typed, is told at its field and not sent", async () => {
  const page = await client.open(`/accounts/${data.support.id}/imap`);
  const port = page.getByLabel("IMAP Port");
  for (const [typed, told] of [
    ["-1", "From 1 to 65,535."],
    ["1.5", "A whole number."],
    ["0", "From 1 to 65,535."],
  ] as const) {
    await port.fill(typed);
    await port.press("Tab");
    expect(await port.inputValue()).toBe(typed);
    await page.getByRole("button", { name: "SAVE" }).click();
    await page.getByText(told).first().waitFor();
    expect(await port.inputValue()).toBe(typed);
  }
  expect(client.api.calls.filter(({ operationId }) => operationId === "updateAccount")).toEqual([]);
});

test("a duration keeps what is none as it was typed, and SAVE tells it", async () => {
  const page = await client.open(`/accounts/${data.support.id}/settings`);
  await page.getByRole("switch", { name: "Wait for assigned agent" }).press("Space");
  await page.getByLabel("Hours").fill("0");
  const seconds = page.getByLabel("Seconds");
  for (const [typed, told] of [
    ["-1", "At least 1 second, or switch it off."],
    ["1.5", "A whole number."],
  ] as const) {
    await seconds.fill(typed);
    await seconds.press("Tab");
    await page.getByRole("button", { name: "SAVE" }).click();
    await page.getByText(told).first().waitFor();
    expect(await seconds.inputValue()).toBe(typed);
  }
  expect(client.api.calls.filter(({ operationId }) => operationId === "updateAccount")).toEqual([]);
});

test("numbers of a queue are sent as numbers however they were typed, and asked for where they are missing", async () => {
  const page = await client.open("/queues?dialog=queue&id=new", {
    createQueue: ok(data.queue),
    setQueueMembers: listOf(data.members),
  });
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Night");
  const weight = dialog.getByLabel("Weight");
  await weight.fill("");
  await weight.press("Enter");
  await dialog.getByText("Needed.").waitFor();
  await weight.fill("7.0");
  await weight.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  const calls = client.api.calls.filter(({ operationId }) => operationId === "createQueue");
  expect(calls.map(({ request }) => request.body)).toEqual([expect.objectContaining({ weight: 7 })]);
});

test("X3 names, labels and times of an interval are kept as they were pasted, and told at their fields", async () => {
  const page = await client.open("/intervals?dialog=interval&id=new", { createInterval: ok(intervals[0]) });
  const dialog = page.getByRole("dialog");
  await page.getByLabel("Name", { exact: true }).fill("Nights");
  await page.getByRole("button", { name: "Add hours" }).click();
  await page.getByRole("button", { name: "Add day", exact: true }).click();
  await page.getByLabel("Day", { exact: true }).fill("2026-12-25");
  const rule = page.getByLabel("Name of rule 1");
  const label = page.getByLabel("What it is");
  const from = page.getByLabel("From");
  await rule.fill("r".repeat(101));
  await label.fill("l".repeat(101));
  await from.fill("09:00:30");
  await dialog.getByRole("button", { name: "Add interval" }).click();
  await page.getByText("At most 100 characters.").nth(1).waitFor();
  expect([await rule.inputValue(), await label.inputValue()]).toEqual(["r".repeat(101), "l".repeat(101)]);
  expect(await from.inputValue()).toBe("09:00:30");
  expect(await from.getAttribute("aria-invalid")).toBe("true");
  await label.fill("Christmas");
  await page.getByText("At most 100 characters.").nth(1).waitFor({ state: "detached" });
  expect(client.api.calls.filter(({ operationId }) => operationId === "createInterval")).toEqual([]);
});

test("X3 a secret that is too long is kept as it was pasted, and its length is told", async () => {
  const page = await client.open("/cloud-providers?dialog=provider&id=new");
  const secret = page.getByRole("textbox", { name: "Client secret" });
  await secret.fill("s".repeat(2_001));
  await secret.press("Enter");
  await page.getByText("At most 2,000 characters.").waitFor();
  expect(await secret.inputValue()).toHaveLength(2_001);
  expect(client.api.calls.filter(({ operationId }) => operationId === "createCloudProvider")).toEqual([]);
});
