/** What the pages of accounts ask for besides the accounts themselves. */
import type {
  AccountProposal,
  HeaderFilterPreview,
  TestMailResult,
  VerifyResult,
} from "@mailroom/contracts/api/account";
import type { HeaderFilterTrial } from "@mailroom/contracts/api/header-filter-trial";
import type { CloudProvider } from "@mailroom/contracts/api/cloud-provider";
import type { Assistant } from "@mailroom/contracts/api/assistant";
import type { LedgerSummary } from "@mailroom/contracts/api/account-connection";
import { settingsDefaults } from "@mailroom/contracts/settings-values";
import { id, minutesAgo, support } from "./fixtures.ts";

const stored = { createdAt: minutesAgo(90_000), updatedAt: minutesAgo(3_000) };

/** Somebody else has saved it while it was open here. */
export const changedSupport = {
  ...support,
  version: 8,
  key: "SUPP",
  description: "Everything after the sale",
  updatedAt: minutesAgo(10),
  updatedBy: { kind: "user" as const, id: id(2) },
};
export const gmailAccount = { ...support, id: id(11), name: "Billing", key: "BILL", service: "gmail" as const };
export const oauthAccount = {
  ...support,
  service: "outlook365" as const,
  authenticationMethod: "oauth" as const,
  cloudProviderId: id(70),
  passwordSet: false,
  passwordChangedAt: null,
  oauth: {
    status: "reauth_required" as const,
    authorizedAs: "support@acme.test",
    authorizedAt: minutesAgo(40_000),
    detail: "The provider has ended the access: the user’s password was changed.",
  },
};

export const provider: CloudProvider = {
  id: id(70),
  version: 1,
  name: "Acme tenant",
  kind: "microsoft365",
  clientId: "a1b2",
  clientSecretSet: true,
  tenant: "acme.test",
  grant: "authorization_code",
  issuer: null,
  redirectUri: "https://mailroom.test/api/v1/oauth/callback",
  accountCount: 1,
  ...stored,
};
export const assistant: Assistant = {
  id: id(71),
  version: 1,
  name: "Answer finder",
  url: "https://assistant.acme.test",
  keySet: true,
  active: true,
  ...stored,
};
export const settings = { version: 1, ...settingsDefaults, updatedAt: minutesAgo(3_000), updatedBy: null };
export const settingsWithAssistant = { ...settings, features: { assistant: true } };

const steps = ["resolve", "connect", "tls", "greeting", "login", "mailbox"] as const;
export const imapWorks: VerifyResult = {
  host: "imap.acme.test",
  port: 993,
  ok: true,
  code: null,
  unreadCount: 1_204,
  steps: steps.map((step, index) => ({ step, state: "ok", milliseconds: 7 + index * 9, detail: null, hint: null })),
};
export const smtpWorks: VerifyResult = {
  host: "smtp.acme.test",
  port: 465,
  ok: true,
  code: null,
  unreadCount: null,
  steps: steps
    .slice(0, 5)
    .map((step, n) => ({ step, state: "ok", milliseconds: 11 + n * 8, detail: null, hint: null })),
};
export const smtpRefuses: VerifyResult = {
  host: "smtp.acme.test",
  port: 465,
  ok: false,
  code: "authentication-failed",
  unreadCount: null,
  steps: [
    ...smtpWorks.steps.slice(0, 4),
    {
      step: "login",
      state: "failed",
      milliseconds: 2_014,
      detail: "The server said: “535 5.7.8 Authentication credentials invalid”.",
      hint: "Use an app password.",
    },
  ],
};
export const testMail: TestMailResult = {
  ok: true,
  code: null,
  milliseconds: 1_840,
  steps: (["submit", "arrive", "remove"] as const).map((step, index) => ({
    step,
    state: "ok",
    milliseconds: 240 + index * 800,
    detail: null,
    hint: null,
  })),
};

const server = { host: "imap.gmail.com", port: 993, ssl: true, tlsMode: "implicit" as const };
export const gmailProposal: AccountProposal = {
  emailAddress: "support@gmail.com",
  service: "gmail",
  source: "known-provider",
  sourceDetail: "gmail.com is a provider we know.",
  authenticationMethod: "password",
  imap: { ...server, username: "support@gmail.com" },
  smtp: { ...server, host: "smtp.gmail.com", port: 465, username: "support@gmail.com" },
  hint: "Gmail with two-step verification needs an app password.",
  helpUrl: "https://support.google.com/accounts/answer/185833",
};
export const microsoftProposal: AccountProposal = {
  ...gmailProposal,
  emailAddress: "support@acme.onmicrosoft.com",
  service: "outlook365",
  sourceDetail: "The mail server of acme.onmicrosoft.com is Microsoft 365.",
  source: "mx",
  authenticationMethod: "oauth",
  hint: "Microsoft refuses passwords for IMAP: sign in instead.",
  helpUrl: null,
};
export const customProposal: AccountProposal = {
  ...gmailProposal,
  emailAddress: "help.desk@acme.test",
  service: "custom",
  source: "autoconfig",
  sourceDetail: "autoconfig.acme.test publishes these settings.",
  imap: { ...server, host: "imap.acme.test", username: "help.desk@acme.test" },
  smtp: { ...server, host: "smtp.acme.test", port: 587, tlsMode: "starttls", username: "help.desk@acme.test" },
  hint: null,
  helpUrl: null,
};
export const guessedProposal: AccountProposal = {
  ...customProposal,
  source: "guess",
  sourceDetail: "A guess: nobody describes acme.test, but servers with the usual names exist.",
  hint: "Verify both servers before you save.",
};
export const nothingProposal: AccountProposal = {
  ...guessedProposal,
  sourceDetail: "Nothing was found for acme.test.",
  imap: null,
  smtp: null,
  hint: "Ask whoever runs the mailbox for the names of its IMAP and SMTP servers.",
};

export const filterTrial: HeaderFilterTrial = {
  ...{ ok: true, code: null, detail: null, hint: null, since: minutesAgo(10_080) },
  ...{ looked: 412, dropped: 3, isPartial: false },
  examples: [
    { from: "jane@x.test", subject: "Late box", receivedAt: minutesAgo(40) },
    {
      from: `${"newsletter".repeat(6)}@shop.test`,
      subject: "Only today: ".repeat(12).trim(),
      receivedAt: minutesAgo(3_000),
    },
    { from: null, subject: null, receivedAt: minutesAgo(9_000) },
  ],
};
export const filterPreview: HeaderFilterPreview = {
  filter: "x-antivirus-report=SAFE,x-spam",
  meaning: "Accept mail whose x-antivirus-report is exactly “SAFE” and has x-spam.",
  conditions: [
    { header: "x-antivirus-report", value: "SAFE" },
    { header: "x-spam", value: null },
  ],
  search: 'SEARCH UNSEEN HEADER "x-antivirus-report" "SAFE" HEADER "x-spam"',
  wire: 'SEARCH UNSEEN HEADER "x-antivirus-report" "SAFE" HEADER "x-spam" ""',
};

export const ledgerSummary: LedgerSummary = {
  accountId: support.id,
  total: 1_204,
  alreadyRead: 3,
  activatedAt: minutesAgo(600_000),
  outcomes: { pending: 0, message: 1_180, quarantined: 2, copy: 9, skipped: 13, parked: 0, gone: 0 },
};
