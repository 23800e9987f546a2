/** The edit page of an account: every section, and what SAVE can meet. */
import type { Page } from "playwright-core";
import * as more from "./account-fixtures.ts";
import { listOf, ok, refusal, type CannedAnswer } from "./canned.ts";
import * as data from "./fixtures.ts";
import { noticed } from "./notice.ts";
import type { Scene } from "./scene.ts";

const at = (section: string): string => `/accounts/${data.support.id}/${section}`;
const save = (page: Page): Promise<void> => page.getByRole("button", { name: "SAVE" }).click();

/** The first reading answers with what editing began with, the next with what somebody else stored meanwhile. */
function changedMeanwhile(newest: object = more.changedSupport): CannedAnswer {
  let readings = 0;
  return () => {
    readings += 1;
    return ok(readings === 1 ? data.support : newest);
  };
}

export const editScenes: readonly Scene[] = [
  {
    name: "account-settings",
    path: at("settings"),
    act: async (page) => {
      await page.getByLabel("Name", { exact: true }).fill("Support desk");
      await page.getByRole("switch", { name: "Wait for assigned agent" }).press("Space");
      await page.getByLabel("Hours").fill("26");
      await page.getByLabel("Minutes").fill("65");
      await page.getByLabel("Minutes").blur();
      await page.getByText("= 1 d 3 h 5 min").waitFor();
      await page.getByText("3 changes").waitFor();
    },
  },
  {
    name: "account-settings-faults",
    path: at("settings"),
    act: async (page) => {
      await page.getByLabel("Key", { exact: true }).fill("S P");
      await page.getByRole("switch", { name: "Wait for assigned agent" }).press("Space");
      await page.getByLabel("Hours").fill("200");
      await save(page);
      await page.getByText("8 d 8 h is too long: at most 7 days.").first().waitFor();
    },
  },
  {
    name: "account-settings-deprecated",
    path: `${at("settings")}#routing`,
    act: async (page) => {
      await page.getByRole("button", { name: "Deprecated" }).click();
      await page.getByLabel("Wait for the Assigned Queue").waitFor();
    },
  },
  {
    name: "account-settings-refused",
    path: at("settings"),
    scenario: {
      updateAccount: refusal(409, "key-taken", "Another account has this key. Choose a different one.", [
        { pointer: "/key", detail: "Already in use." },
      ]),
    },
    act: async (page) => {
      await page.getByLabel("Key", { exact: true }).fill("BILL");
      await save(page);
      await page.getByText("Already in use.").first().waitFor();
    },
  },
  {
    name: "account-loading",
    path: at("settings"),
    scenario: { getAccount: "waits" },
    act: (page) => page.waitForTimeout(400),
  },
  {
    name: "account-missing",
    path: at("settings"),
    scenario: { getAccount: refusal(404, "account-not-found", "There is no such account.") },
    act: async (page) => {
      await page.getByText("It does not exist, or it is not yours to see.").waitFor();
      await page.getByRole("heading", { name: "Edit account" }).waitFor();
    },
  },
  {
    name: "account-inactivity",
    path: at("settings"),
    scenario: { countInactiveInteractions: ok({ count: 17 }) },
    act: async (page) => {
      await page.getByLabel("Interaction inactivity timeout").fill("1440");
      await save(page);
      await page.getByRole("button", { name: "Save and close them" }).waitFor();
    },
  },
  {
    name: "account-leave",
    path: at("settings"),
    act: async (page) => {
      await page.getByLabel("Name", { exact: true }).fill("Support desk");
      await page.getByRole("link", { name: "Advanced" }).click();
      await page.getByRole("link", { name: "Accounts" }).last().click();
      await page.getByText("Leave without saving 1 change?").waitFor();
    },
  },
  {
    name: "account-conflict",
    path: at("settings"),
    scenario: {
      getAccount: changedMeanwhile(),
      updateAccount: refusal(412, "version-conflict", "Somebody has changed this since you read it."),
    },
    act: async (page) => {
      await page.getByLabel("Key", { exact: true }).fill("SUPRT");
      await page.getByLabel("Name", { exact: true }).fill("Support desk");
      await page.keyboard.press("Control+s");
      await page.getByText("1 change of yours does not collide and is kept.").waitFor();
      await page.getByText("Bo Chen changed this account at").waitFor();
    },
  },
  {
    name: "account-changed-elsewhere",
    path: at("settings"),
    scenario: {
      getAccount: changedMeanwhile(),
      updateAccount: refusal(412, "version-conflict", "Somebody has changed this since you read it."),
    },
    act: async (page) => {
      await page.getByLabel("Key", { exact: true }).fill("SUPRT");
      await page.keyboard.press("Control+s");
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.getByText("This account was changed elsewhere.").waitFor();
    },
  },
  {
    name: "account-conflict-unnoted",
    path: at("settings"),
    scenario: {
      getAccount: changedMeanwhile({ ...more.changedSupport, key: "SUP", updatedBy: null }),
      updateAccount: refusal(412, "version-conflict", "Somebody has changed this since you read it."),
    },
    act: async (page) => {
      await page.getByLabel("Name", { exact: true }).fill("Support desk");
      await page.keyboard.press("Control+s");
      await page.getByText("This account was changed at").waitFor();
    },
  },
  {
    name: "account-authentication",
    path: `/accounts/${data.support.id}/imap`,
    scenario: { getAccount: ok(more.gmailAccount) },
    act: (page) => page.getByRole("button", { name: "Replace" }).waitFor(),
  },
  {
    name: "account-oauth",
    path: `${at("authentication")}?consent=failed&code=consent-denied`,
    scenario: { getAccount: ok(more.oauthAccount) },
    act: (page) => page.getByRole("button", { name: "Sign in with Microsoft" }).waitFor(),
  },
  {
    name: "account-imap",
    path: at("imap"),
    scenario: { getAccount: ok({ ...data.support, acceptAnyCertificate: true }) },
    act: async (page) => {
      await page.getByLabel("IMAP Host").fill("imap2.acme.test");
      await page.getByText("This is another server").waitFor();
      await page.getByRole("textbox", { name: "Password" }).fill("new secret");
      await page.getByRole("button", { name: "Test connection" }).click();
      await page.getByText(/^The connection to .+ works\.$/).waitFor();
    },
  },
  {
    name: "account-imap-test-cancelled",
    path: at("imap"),
    scenario: { verifyDraftImap: "waits" },
    act: async (page) => {
      await page.getByRole("button", { name: "Test connection" }).click();
      await page.getByRole("button", { name: "Cancel test" }).click();
      await page.getByText("Cancelled.").waitFor();
    },
  },
  {
    name: "account-smtp",
    path: at("smtp"),
    scenario: { verifyDraftSmtp: ok(more.smtpRefuses) },
    act: async (page) => {
      await page.getByRole("button", { name: "Test connection" }).click();
      await page.getByText("Use an app password.").waitFor();
    },
  },
  {
    name: "account-advanced",
    path: `${at("advanced")}#headers-filter`,
    scenario: { getSettings: ok(more.settingsWithAssistant) },
    act: async (page) => {
      await page.getByRole("textbox", { name: "IMAP headers filter" }).fill("x-antivirus-report=SAFE,x-spam");
      await page.getByText("Accept mail whose x-antivirus-report").waitFor();
      await page.getByLabel("AI Agent Assistant").first().waitFor();
    },
  },
  {
    name: "account-advanced-filter-trial",
    path: `${at("advanced")}#headers-filter`,
    act: async (page) => {
      await page.getByRole("textbox", { name: "IMAP headers filter" }).fill("x-antivirus-report=SAFE,x-spam");
      await page.getByRole("button", { name: "Try on the last 7 days" }).click();
      await page.getByText("Last 7 days: would have dropped 3 of 412 mails.").waitFor();
      await page.getByRole("button", { name: "Show" }).click();
      await page.getByText("Late box").waitFor();
    },
  },
  {
    name: "account-advanced-filter-trial-failed",
    path: `${at("advanced")}#headers-filter`,
    scenario: {
      tryHeaderFilter: ok({
        ...{ ...more.filterTrial, ok: false, looked: 0, dropped: 0, examples: [], code: "authentication-failed" },
        ...{ detail: "[AUTHENTICATIONFAILED] Invalid credentials", hint: "Check user name and password." },
      }),
    },
    act: async (page) => {
      await page.getByRole("textbox", { name: "IMAP headers filter" }).fill("x-spam");
      await page.getByRole("button", { name: "Try on the last 7 days" }).click();
      await page.getByText("The mailbox could not be read.").waitFor();
    },
  },
  {
    name: "account-advanced-filter-fault",
    path: `${at("advanced")}#headers-filter`,
    scenario: {
      getSettings: ok(more.settingsWithAssistant),
      listAssistants: listOf([]),
      previewHeaderFilter: ({ body }) =>
        JSON.stringify(body).includes("=SAFE")
          ? ok(more.filterPreview)
          : refusal(422, "header-filter-invalid", "The headers filter cannot be used.", [
              { pointer: "/filter", detail: "A header name is missing before “=”.", column: 5 },
            ]),
    },
    act: async (page) => {
      await page.getByRole("textbox", { name: "IMAP headers filter" }).fill("x-antivirus-report=SAFE,x-spam");
      await page.getByText("Accept mail whose x-antivirus-report").waitFor();
      await page.getByRole("textbox", { name: "IMAP headers filter" }).fill("a,b,=c");
      await page.getByText("Column 5: A header name is missing").waitFor();
    },
  },
  {
    name: "account-advanced-transfer",
    path: `${at("advanced")}#transfer`,
    act: async (page) => {
      await page.getByRole("switch", { name: "Transfer to queue" }).press("Space");
      await page.getByLabel("Timeout").first().waitFor();
      await page.getByRole("switch", { name: "Accept any certificate" }).press("Space");
      await page.getByLabel("Take in what came since a date").click({ force: true });
      await page.getByLabel("Since", { exact: true }).waitFor();
    },
  },
  {
    name: "account-advanced-intake",
    path: `${at("advanced")}#intake`,
    act: async (page) => {
      const take = () => page.getByRole("button", { name: "Take in now" }).click();
      await noticed(page, "2 mails are being taken in.", take);
    },
  },
  {
    name: "account-interactions",
    path: at("interactions"),
    act: (page) => page.getByRole("link", { name: "Late box" }).waitFor(),
  },
  {
    name: "account-menu",
    path: at("settings"),
    act: async (page) => {
      await page.getByRole("button", { name: "More actions for Support" }).click();
      await page.getByRole("menuitem", { name: "Clone…" }).waitFor();
    },
  },
  {
    name: "account-clone",
    path: `${at("settings")}?dialog=clone`,
    act: async (page) => {
      await page.getByRole("button", { name: "Clone account" }).click();
      await page.getByText("Needed.").first().waitFor();
    },
  },
  {
    name: "account-test-mail",
    path: `${at("settings")}?dialog=test-mail`,
    act: (page) => page.getByText("It took 1,840 ms").waitFor(),
  },
];
