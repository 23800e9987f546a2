/** The list of accounts and what opens over it. */
import { editScenes } from "./account-edit-scenes.ts";
import * as more from "./account-fixtures.ts";
import { listOf, ok, refusal } from "./canned.ts";
import * as data from "./fixtures.ts";
import type { Scene } from "./scene.ts";

const broken = refusal(503, "service-unavailable", "The service account-config cannot be reached right now.");

export const accountScenes: readonly Scene[] = [
  { name: "accounts", path: "/accounts", act: (page) => page.getByRole("link", { name: "Support" }).waitFor() },
  {
    name: "accounts-loading",
    path: "/accounts",
    scenario: { listAccounts: "waits" },
    act: (page) => page.waitForTimeout(400),
  },
  {
    name: "accounts-empty",
    path: "/accounts",
    scenario: { listAccounts: listOf([]) },
    act: (page) => page.getByText("No accounts yet").waitFor(),
  },
  {
    name: "accounts-no-match",
    path: "/accounts?search=zzz",
    scenario: { listAccounts: listOf([]) },
    act: (page) => page.getByRole("button", { name: "Clear filters" }).waitFor(),
  },
  {
    name: "accounts-error",
    path: "/accounts",
    scenario: { listAccounts: broken },
    act: (page) => page.getByRole("button", { name: "Try again" }).waitFor(),
  },
  {
    name: "accounts-service",
    path: "/accounts?service=gmail",
    scenario: { listAccounts: listOf([{ ...data.supportListed, name: "Billing", key: "BILL", service: "gmail" }]) },
    act: async (page) => {
      await page.getByRole("button", { name: "Service: Gmail" }).click();
      await page.getByRole("menuitem", { name: "Yahoo" }).waitFor();
    },
  },
  {
    name: "accounts-menu",
    path: "/accounts",
    act: async (page) => {
      await page.getByRole("button", { name: "Menu of Support" }).click();
      await page.getByRole("menuitem", { name: "Delete" }).waitFor();
    },
  },
  {
    name: "accounts-state",
    path: "/accounts",
    act: async (page) => {
      await page.getByRole("button", { name: "Auth failed" }).click();
      await page.getByText("AUTHENTICATIONFAILED").waitFor();
    },
  },
  {
    name: "accounts-selected",
    path: "/accounts",
    scenario: {
      deleteAccount: ({ url }) =>
        url.endsWith(data.support.id)
          ? refusal(503, "service-unavailable", "The service account-config cannot be reached right now.")
          : { status: 204, body: undefined },
    },
    act: async (page) => {
      await page.getByLabel("Select Support").check();
      await page.getByLabel("Select Billing").check();
      await page.getByRole("region", { name: "Selected rows" }).getByRole("button", { name: "Delete…" }).click();
      await page.getByLabel("Type 2 to confirm").fill("2");
      await page.getByRole("button", { name: "Delete 2 accounts" }).click();
      await page.getByText("Not deleted").waitFor();
      await page.getByText("Deleted", { exact: true }).waitFor();
    },
  },
  {
    name: "accounts-attention",
    path: "/accounts?show=attention",
    act: async (page) => {
      await page.getByRole("link", { name: "Billing" }).waitFor();
      await page.getByLabel("Select Billing").check();
    },
  },
  {
    name: "account-add",
    path: "/accounts?dialog=add",
    act: async (page) => {
      await page.getByLabel("Email Address").fill("help.desk@acme.test");
      await page.getByLabel("Email Address").blur();
      await page.getByText("(published by the domain).").waitFor();
    },
  },
  {
    name: "account-add-looking",
    path: "/accounts?dialog=add",
    scenario: { autodetectAccount: "waits" },
    act: async (page) => {
      await page.getByLabel("Email Address").fill("help.desk@acme.test");
      await page.getByLabel("Email Address").blur();
      await page.getByText("Looking up the provider…").waitFor();
    },
  },
  {
    name: "account-add-guessed",
    path: "/accounts?dialog=add",
    scenario: { autodetectAccount: ok(more.guessedProposal) },
    act: async (page) => {
      await page.getByLabel("Email Address").fill("help.desk@acme.test");
      await page.getByLabel("Email Address").blur();
      await page.getByText("these servers are guesses").waitFor();
    },
  },
  {
    name: "account-add-nothing-found",
    path: "/accounts?dialog=add",
    scenario: { autodetectAccount: ok(more.nothingProposal) },
    act: async (page) => {
      await page.getByLabel("Email Address").fill("help.desk@acme.test");
      await page.getByLabel("Email Address").blur();
      await page.getByText("Nothing was found for this address.").waitFor();
    },
  },
  {
    name: "account-add-refused",
    path: "/accounts?dialog=add",
    scenario: {
      autodetectAccount: broken,
      verifyDraftImap: ok({ ...more.imapWorks, unreadCount: 0 }),
      createAccount: refusal(422, "invalid-fields", "The account has faults.", [
        { pointer: "/key", detail: "Already in use." },
        { pointer: "/imap/host", detail: "The host resolves to a private address, which is not allowed." },
        { pointer: "/actions/0/queueId", detail: "There is no such queue." },
      ]),
    },
    act: async (page) => {
      await page.getByLabel("Email Address").fill("help@acme.test");
      await page.getByLabel("Email Address").blur();
      await page.getByText("The provider could not be looked up.").waitFor();
      await page.getByLabel("IMAP Host").fill("10.0.0.1");
      await page.getByLabel("SMTP Host").fill("smtp.acme.test");
      await page.getByRole("textbox", { name: "Password" }).fill("secret");
      await page.getByRole("button", { name: "Add Email Account" }).last().click();
      await page.getByText("Already in use.").waitFor();
    },
  },
  {
    name: "account-add-tested",
    path: "/accounts?dialog=add",
    scenario: { autodetectAccount: ok(more.gmailProposal), verifyDraftSmtp: ok(more.smtpRefuses) },
    act: async (page) => {
      await page.getByLabel("Email Address").fill("support@gmail.com");
      await page.getByLabel("Email Address").blur();
      await page.getByText("Found: Gmail").waitFor();
      await page.getByRole("textbox", { name: "Password" }).fill("abcd efgh ijkl mnop");
      await page.getByRole("button", { name: "Test connection" }).click();
      await page.getByText("Use an app password.").waitFor();
      await page.getByText("1,204 unread messages wait").waitFor();
      await page.getByLabel("Take in what came since a date").check();
    },
  },
  {
    name: "account-add-oauth",
    path: "/accounts?dialog=add",
    scenario: { autodetectAccount: ok(more.microsoftProposal) },
    act: async (page) => {
      await page.getByLabel("Email Address").fill("support@acme.onmicrosoft.com");
      await page.getByLabel("Email Address").blur();
      await page.getByRole("button", { name: "Add and sign in with Microsoft…" }).waitFor();
      await page.getByRole("combobox", { name: "Cloud provider" }).waitFor();
    },
  },
  ...editScenes,
  {
    name: "account-agents",
    path: `/accounts?dialog=agents&id=${data.support.id}`,
    act: (page) => page.getByRole("button", { name: "Save" }).waitFor(),
  },
  {
    name: "account-delete",
    path: `/accounts?dialog=delete&id=${data.support.id}`,
    act: (page) => page.getByLabel("Type “Support” to confirm").waitFor(),
  },
];
