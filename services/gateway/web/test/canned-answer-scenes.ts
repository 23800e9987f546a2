/** Canned answers: their page, the section of an account, and the list that a slash opens while an answer is written. */
import type { Page } from "playwright-core";
import { listOf, ok, refusal } from "./canned.ts";
import { interaction, support } from "./fixtures.ts";
import { cannedAnswer, cannedAnswers } from "./library-fixtures.ts";
import type { Scene } from "./scene.ts";

const section = `/accounts/${support.id}/canned-answers`;
const edit = `/canned-answers?dialog=canned-answer&id=${cannedAnswer.id}`;
const full = refusal(413, "attachments-too-large", "All files of one canned answer together may have 16 MiB.");

export const cannedAnswerScenes: readonly Scene[] = [
  {
    name: "canned-answers",
    path: "/canned-answers",
    act: async (page) => {
      await page.getByRole("button", { name: /Menu of.*hours/ }).click();
      await page.getByRole("menuitem", { name: "Delete…" }).waitFor();
    },
  },
  {
    name: "canned-answers-empty",
    path: "/canned-answers",
    scenario: { listCannedAnswers: listOf([]) },
    act: (page) => page.getByText("No canned answers yet").waitFor(),
  },
  {
    name: "canned-answer-add",
    path: "/canned-answers?dialog=canned-answer&id=new",
    act: async (page) => {
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Key").fill("two words");
      await choose(page, "catalogue.pdf", 3_000_000);
      await dialog.getByRole("button", { name: "Add canned answer" }).click();
      await dialog.getByText("Without spaces and slashes, 50 characters").waitFor();
      await dialog.getByText("2.9 MB of 16 MB").waitFor();
    },
  },
  {
    name: "canned-answer-too-large",
    path: edit,
    act: async (page) => {
      await page.getByText("1.3 MB of 16 MB").waitFor();
      await choose(page, "film.mp4", 16 * 1024 * 1024);
      await page.getByText("The files are 1.3 MB too large: together 16 MB is the most.").waitFor();
    },
  },
  {
    name: "canned-answer-refused-file",
    path: edit,
    scenario: { addCannedAttachment: full },
    act: async (page) => {
      await choose(page, "catalogue.pdf", 30_000);
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("The server took no more").waitFor();
      await page.getByText("The text is saved. One file was not attached").waitFor();
    },
  },
  {
    name: "canned-answer-key-taken",
    path: edit,
    scenario: {
      updateCannedAnswer: refusal(409, "key-taken", "Another canned answer has this key here.", [
        { pointer: "/key", detail: "Already in use." },
      ]),
    },
    act: async (page) => {
      await page.getByRole("dialog").getByLabel("Key").fill("hello");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("Already in use.").waitFor();
    },
  },
  {
    name: "account-canned-answers",
    path: section,
    act: (page) => page.getByRole("link", { name: "/hours" }).waitFor(),
  },
  {
    name: "composer-canned",
    path: `/desk/${interaction.id}`,
    act: async (page) => {
      const text = page.getByLabel("Text of the reply");
      await text.fill("Hello Jane,\n");
      await text.press("End");
      await text.pressSequentially("/h");
      await page.getByRole("option", { name: /hours/ }).waitFor();
      await page.getByRole("option", { name: /hello/, selected: false }).waitFor();
      await text.press("ArrowDown");
      await page.getByRole("option", { name: /hello/, selected: true }).waitFor();
    },
  },
  {
    name: "composer-canned-put-in",
    path: `/desk/${interaction.id}`,
    scenario: { listOfferedCannedAnswers: ok({ items: [cannedAnswers[1]] }) },
    act: async (page) => {
      const text = page.getByLabel("Text of the reply");
      await text.fill("Good morning\n");
      await text.pressSequentially("/hel");
      await page.getByRole("option", { name: /hello/ }).waitFor();
      await text.press("Enter");
      await page.getByText(/Saved \d/).waitFor();
      const written = await text.inputValue();
      if (written !== "Good morning\nHello,\nthank you for writing to us.") throw new Error(`put in: ${written}`);
    },
  },
];

async function choose(page: Page, name: string, bytes: number): Promise<void> {
  await page.getByRole("button", { name: "Choose files" }).waitFor();
  const file = { name, mimeType: "application/octet-stream", buffer: Buffer.alloc(bytes) };
  await page.locator('input[type="file"]').setInputFiles(file);
}
