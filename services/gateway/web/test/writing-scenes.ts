/** Composers in their states. */
import { type Canned, listOf, ok, refusal } from "./canned.ts";
import { kept, listed, rules } from "./draft-fixtures.ts";
import { picked } from "./file-fixtures.ts";
import * as data from "./fixtures.ts";
import type { Scene } from "./scene.ts";

const thread = `/interactions/${data.interaction.id}`;
const copies = { fixedCc: ["archive@acme.test"], fixedBcc: ["quality@acme.test", "boss@acme.test"] };
const text = "Hello Jane,\n\nyour box left our depot this morning.";

/** One answer after the other, and the last from then on. */
function changing(answers: readonly [Canned, ...Canned[]]): () => Canned {
  let asked = 0;
  return () => answers[Math.min(asked++, answers.length - 1)] ?? answers[0];
}

export const writingScenes: readonly Scene[] = [
  {
    name: "composer-fields",
    path: thread,
    scenario: {
      getReplyRules: ok({ ...rules, senders: [...rules.senders, "help@acme.test"], ...copies }),
      getDraft: kept(7, { to: ['"Doe, Jane" <jane@x.test>'], cc: ["bo@x.test"], subject: "Your box", text }),
    },
    act: async (page) => {
      await page.getByText(/Saved \d/).waitFor();
      await page.getByText("Copies always go to archive").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "desk-drafts",
    path: "/desk",
    scenario: { listDrafts: listOf(listed) },
    act: async (page) => {
      await page.getByRole("heading", { name: "My drafts" }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: "composer-by-hand",
    path: thread,
    scenario: { getReplyRules: ok({ ...rules, autosaveDrafts: false }) },
    act: async (page) => {
      await page.getByRole("button", { name: "Save draft" }).waitFor();
      await page.getByLabel("Text of the reply").fill(text);
      await page.getByText("Not saved as a draft yet").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "composer-conflict",
    path: thread,
    scenario: {
      saveDraft: refusal(412, "version-conflict", "Somebody has changed this since you read it."),
      getDraft: changing([kept(7, { text: "Hello" }), kept(9, { text: "Hello Jane,\n\nI shall call you tomorrow." })]),
    },
    act: async (page) => {
      await page.getByText(/Saved \d/).waitFor();
      await page.getByLabel("Text of the reply").fill(text);
      await page.getByText("I shall call you").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "composer-not-saved",
    path: thread,
    scenario: { saveDraft: refusal(409, "too-many-drafts", "You have 100 drafts. Send or discard one of them first.") },
    act: async (page) => {
      await page.getByLabel("Text of the reply").fill(text);
      await page.getByText("Not saved: You have 100 drafts.").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "composer-files",
    path: thread,
    act: async (page) => {
      await page.getByLabel("Text of the reply").fill(text);
      const long = `${"a very long file name ".repeat(4)}.pdf`;
      const files = [picked("invoice.pdf", 1_258_291), picked(long, 812), picked("film.mov", 40_000)];
      await page.locator("input[type=file]").setInputFiles(files);
      await page.getByText("may have 25 MB together").waitFor();
      await page.getByText("A file could not be attached").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "composer-forward",
    path: thread,
    scenario: { getReplyRules: ok({ ...rules, ...copies, includeMessageOnForward: true }) },
    act: async (page) => {
      await page.getByRole("button", { name: "Forward", exact: true }).first().click();
      await page.getByLabel("To", { exact: true }).fill("depot@carrier.test");
      await page.getByLabel("Text above").fill("Hello Bob,\n\nwhat became of this box?");
      await page.getByText("All earlier messages").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "desk-forward",
    path: `/desk/${data.interaction.id}`,
    act: async (page) => {
      await page.getByText("box.jpg").waitFor();
      await page.keyboard.press("f");
      await page.getByLabel("Text above").waitFor();
    },
  },
  {
    name: "new-mail",
    path: "/interactions?dialog=new-mail",
    scenario: {
      getNewMailRules: ok({ ...rules, senders: [...rules.senders, "help@acme.test"], ...copies }),
      getNewMailDraft: kept(3, { accountId: data.support.id, to: ["nora@x.test"], subject: "Your contract", text }),
    },
    act: async (page) => {
      await page.getByText(/Saved \d/).waitFor();
      await page.getByRole("combobox", { name: "From" }).waitFor();
    },
  },
  {
    name: "new-mail-empty",
    path: "/interactions?dialog=new-mail",
    act: (page) => page.getByLabel("Subject").waitFor(),
  },
];
