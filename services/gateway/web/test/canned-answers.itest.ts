/** Canned answers, changed in two windows at once: their text, and the files that go with them. */
import { expect, test } from "@jest/globals";
import type { CannedAnswer } from "../src/api/resources.ts";
import { ok, refusal } from "./canned.ts";
import { prepareClient } from "./client-under-test.ts";
import { id } from "./fixtures.ts";
import { cannedAnswer } from "./library-fixtures.ts";
import { noticed } from "./notice.ts";

const client = prepareClient();
const file = (n: number, filename: string) => ({
  ...{ id: id(n), filename, contentType: "text/plain", sizeBytes: 1000 },
});

test("S52 two windows at one canned answer: files that the other one attached or removed are told, and no file of mine is lost", async () => {
  const [prices, map, hours] = [file(901, "prices.txt"), file(902, "map.txt"), file(903, "hours.txt")];
  let stored: CannedAnswer = { ...cannedAnswer, attachments: [prices, map] };
  let etag = '"1"';
  const page = await client.open(`/canned-answers?dialog=canned-answer&id=${cannedAnswer.id}`, {
    getCannedAnswer: () => ({ ...ok(stored), etag }),
    updateCannedAnswer: ({ body, headers }) => {
      if (headers["if-match"] !== etag) return refusal(412, "version-conflict", "Somebody has changed this.");
      stored = { ...stored, ...(body as Partial<CannedAnswer>) };
      return { ...ok(stored), etag: (etag = '"3"') };
    },
    addCannedAttachment: () => {
      stored = { ...stored, attachments: [...stored.attachments, file(904, "new.txt")] };
      return { ...ok(stored), status: 201 };
    },
    deleteCannedAttachment: ({ url }) => {
      const kept = stored.attachments.filter((each) => !url.endsWith(each.id));
      if (kept.length === stored.attachments.length) return refusal(404, "not-found", "There is no such file.");
      stored = { ...stored, attachments: kept };
      return { status: 204, body: undefined };
    },
  });
  const dialog = page.getByRole("dialog", { name: "Edit canned answer" });
  await dialog.getByLabel("Value").fill("Mine");
  await dialog.getByRole("button", { name: "Remove prices.txt" }).click();
  await dialog.getByRole("button", { name: "Remove map.txt" }).click();
  await dialog
    .locator('input[type="file"]')
    .setInputFiles({ name: "new.txt", mimeType: "text/plain", buffer: Buffer.from("new") });
  // the other window removes the first file too, and attaches one
  stored = { ...stored, description: "Theirs", attachments: [map, hours] };
  etag = '"2"';
  await dialog.getByRole("button", { name: "Save" }).click();
  const conflict = page.getByRole("dialog", { name: "Changed while you were editing" });
  await conflict.getByText("Attached there meanwhile, and kept: hours.txt.").waitFor();
  await conflict.getByText("Removed there meanwhile: prices.txt.").waitFor();
  await conflict.getByText("2 changes of yours to the files are kept.").waitFor();
  await noticed(page, "Canned answer saved.", () => conflict.getByRole("button", { name: "Apply and save" }).click());
  expect(stored).toMatchObject({ value: "Mine", description: "Theirs" });
  expect(stored.attachments.map(({ filename }) => filename)).toEqual(["hours.txt", "new.txt"]);
});

test("S52 a file that another window has removed meanwhile does not keep mine from being attached", async () => {
  const page = await client.open(`/canned-answers?dialog=canned-answer&id=${cannedAnswer.id}`, {
    getCannedAnswer: ok({ ...cannedAnswer, attachments: [file(901, "prices.txt")] }),
    deleteCannedAttachment: refusal(404, "not-found", "There is no such file."),
    addCannedAttachment: { ...ok(cannedAnswer), status: 201 },
  });
  const dialog = page.getByRole("dialog", { name: "Edit canned answer" });
  await dialog.getByRole("button", { name: "Remove prices.txt" }).click();
  await dialog
    .locator('input[type="file"]')
    .setInputFiles({ name: "new.txt", mimeType: "text/plain", buffer: Buffer.from("new") });
  await noticed(page, "Canned answer saved.", () => dialog.getByRole("button", { name: "Save" }).click());
  expect(client.api.calls.map(({ operationId }) => operationId)).toContain("addCannedAttachment");
});
