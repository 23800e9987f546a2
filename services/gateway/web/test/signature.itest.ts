/** What one's answers end with: written once, seen while answering, sent with every answer. */
import { expect, jest, test } from "@jest/globals";
import { ok } from "./canned.ts";
import { prepareClient } from "./client-under-test.ts";
import * as data from "./fixtures.ts";

jest.setTimeout(60_000);

const client = prepareClient();
const bodyOf = (operationId: string): unknown =>
  client.api.calls.find((call) => call.operationId === operationId)?.request.body;

test("X26 an agent writes a signature, sees it below the answer, and it goes out with the answer", async () => {
  const page = await client.open(`/interactions/${data.interaction.id}`);
  await page.getByRole("textbox", { name: "Text of the reply" }).waitFor();
  expect(await page.getByText("Mailroom, customer care").count()).toBe(0);
  await page.getByRole("button", { name: "Menu of Ada Byron" }).click();
  await page.getByRole("menuitem", { name: "Signature…" }).click();
  await page.getByRole("textbox", { name: "Signature" }).fill(data.signature);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(bodyOf("updateOwnUser")).toEqual({ signature: data.signature });

  await page.getByText("Mailroom, customer care").waitFor();
  await page.getByRole("textbox", { name: "Text of the reply" }).fill("It is on its way.\n");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("Reply sent off.").waitFor();
  expect(bodyOf("replyToInteraction")).toEqual({ text: `It is on its way.\n\n-- \n${data.signature}` });
  expect(client.trouble).toEqual([]);
});

test("X26 an emptied signature is none", async () => {
  const user = { ...data.ada, signature: data.signature };
  const page = await client.open("/agents", { getSession: ok({ ...data.session, user }) });
  await page.getByRole("button", { name: "Menu of Ada Byron" }).click();
  await page.getByRole("menuitem", { name: "Signature…" }).click();
  await page.getByRole("textbox", { name: "Signature" }).fill("  ");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(bodyOf("updateOwnUser")).toEqual({ signature: null });
});
