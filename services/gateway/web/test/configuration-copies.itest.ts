/** Import of a configuration file (X24), as a person does it who mends what was refused. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, test } from "@jest/globals";
import { ok } from "./canned.ts";
import { prepareClient } from "./client-under-test.ts";
import { configurationDocument, importReport, refusedReport } from "./library-fixtures.ts";

const client = prepareClient();
let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "configuration-"));
});
afterAll(() => rm(directory, { recursive: true }));

test("X24 a file that was refused is chosen again under its name, once it is mended", async () => {
  const file = join(directory, "configuration.json");
  await writeFile(file, JSON.stringify(configurationDocument));
  let report = refusedReport;
  const page = await client.open("/settings", { importConfiguration: () => ok(report) });
  const choose = async (): Promise<void> => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose file…" }).click();
    await (await chooser).setFiles(file);
  };
  await choose();
  const dialog = page.getByRole("dialog", { name: "Import of configuration.json" });
  await dialog.getByText("The key SUP belongs to another account.").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  report = importReport;
  await choose();
  await dialog.getByRole("button", { name: "Apply import", disabled: false }).waitFor();
});
