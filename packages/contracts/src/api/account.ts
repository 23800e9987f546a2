import Type, { type Static, type TSchema } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { AccountPreferences, accountPreferenceInputs } from "../account-preferences.ts";
import { AccountAction } from "../account-step.ts";
import { Instant, Uuid } from "../identifier.ts";
import { mergePatch } from "../merge-patch.ts";
import { Name } from "../name.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";
import { UpdatedBy } from "../principal.ts";

export const accountServices = ["gmail", "yahoo", "hotmail", "outlook365", "custom"] as const;

const Port = Type.Integer({ minimum: 1, maximum: 65_535 });
const Host = Type.String({ minLength: 1, maxLength: 253, description: "Host name or address, without port or scheme" });
const Login = Type.String({ minLength: 1, maxLength: 320 });
const Password = Type.String({ minLength: 1, maxLength: 1000, description: "Write-only" });
const TlsMode = Type.Enum(["implicit", "starttls"], {
  description:
    "With SSL on: TLS from the first byte, or required STARTTLS. Default by port: 143, 25, 587, 2525 STARTTLS, else implicit",
});
const TimeoutSeconds = Type.Integer({ minimum: 1, maximum: 600 });

const serverFields = {
  host: Host,
  port: Port,
  ssl: Type.Boolean({ description: "Off: plain, upgraded where the server offers STARTTLS. On: never falls back" }),
  tlsMode: TlsMode,
  authentication: Type.Boolean({ description: "Log in with user name and password" }),
  username: nullable(Login),
  password: nullable(Password),
  connectionTimeoutSeconds: TimeoutSeconds,
  authenticationTimeoutSeconds: TimeoutSeconds,
};

function optional<P extends Record<string, TSchema>>(properties: P) {
  return Type.Partial(closed(properties));
}

/** All optional: presets and defaults fill what is missing (imap 993, smtp 465, SSL on, 10 s, 5 s, INBOX). */
export const ImapSettingsInput = optional({ ...serverFields, mailbox: Type.String({ minLength: 1, maxLength: 255 }) });
export const SmtpSettingsInput = optional(serverFields);

const shownServer = {
  host: Type.String(),
  port: Type.Integer(),
  ssl: Type.Boolean(),
  tlsMode: TlsMode,
  authentication: Type.Boolean(),
  username: nullable(Type.String({ description: "null: the account's user name" })),
  passwordSet: Type.Boolean({ description: "This server has a password of its own" }),
  connectionTimeoutSeconds: Type.Integer(),
  authenticationTimeoutSeconds: Type.Integer(),
};

const accountFields = {
  name: Name,
  key: Type.String({
    minLength: 1,
    maxLength: 5,
    pattern: "^[A-Za-z0-9]+$",
    description: "Label on agents' tabs: 1 to 5 letters and digits",
  }),
  emailAddress: Type.String({ minLength: 3, maxLength: 254, description: "From of every message of the account" }),
  fromName: nullable(Type.String({ maxLength: 255, description: "Display name; null: the account's name" })),
  listId: Uuid,
  active: Type.Boolean(),
  service: Type.Enum([...accountServices]),
  description: nullable(Type.String({ maxLength: 2000 })),
  authentication: Type.Boolean({ description: "Off: no login at either server" }),
  username: nullable(Login),
  password: nullable(Password),
  imap: ImapSettingsInput,
  smtp: SmtpSettingsInput,
  agentIds: Type.Array(Uuid, { maxItems: 1000, uniqueItems: true, description: "Agents linked to the account" }),
  actions: Type.Array(AccountAction, {
    maxItems: 100,
    description: "Applications a new message runs through, in order",
  }),
  prioritizeReplies: Type.Boolean(),
  markAsUnread: Type.Boolean(),
  reopenWithinDays: Type.Integer({ minimum: 0, maximum: 3650 }),
  strictThreading: Type.Boolean(),
  hostname: Type.String({ maxLength: 255 }),
  ...accountPreferenceInputs,
  authenticationMethod: Type.Enum(["password", "oauth"]),
  cloudProviderId: nullable(Uuid),
};

const { name, key, emailAddress, listId, ...defaulted } = accountFields;

/** `listId` may be left out while there is only one list. */
export const AccountCreate = closed({
  name,
  key,
  emailAddress,
  listId: Type.Optional(listId),
  ...optional(defaulted).properties,
});
export type AccountCreate = Static<typeof AccountCreate>;

/** Merge-patch (RFC 7396): only what is named changes; an absent password stays. */
export const AccountPatch = optional(accountFields);
export type AccountPatch = Static<typeof AccountPatch>;

export const Account = closed({
  id: Uuid,
  version: Type.Integer(),
  name: Type.String(),
  key: Type.String(),
  emailAddress: Type.String(),
  fromName: nullable(Type.String()),
  listId: Uuid,
  active: Type.Boolean(),
  service: Type.Enum([...accountServices]),
  description: nullable(Type.String()),
  authentication: Type.Boolean(),
  username: nullable(Type.String()),
  passwordSet: Type.Boolean(),
  passwordChangedAt: nullable(Instant),
  imap: closed({ ...shownServer, mailbox: Type.String() }),
  smtp: closed(shownServer),
  agentIds: Type.Array(Uuid),
  actions: Type.Array(AccountAction),
  prioritizeReplies: Type.Boolean(),
  markAsUnread: Type.Boolean(),
  reopenWithinDays: Type.Integer(),
  strictThreading: Type.Boolean(),
  hostname: Type.String(),
  ...AccountPreferences.properties,
  authenticationMethod: Type.Enum(["password", "oauth"]),
  cloudProviderId: nullable(Uuid),
  oauth: nullable(
    closed({
      status: Type.Enum(["consent_required", "authorized", "reauth_required"]),
      authorizedAs: nullable(Type.String({ description: "The address that consented" })),
      authorizedAt: nullable(Instant),
      detail: nullable(Type.String({ description: "Why consent is needed again" })),
    }),
  ),
  logoSet: Type.Boolean({ description: "GET /accounts/{id}/logo has it" }),
  createdAt: Instant,
  updatedAt: Instant,
  updatedBy: UpdatedBy,
});
export type Account = Static<typeof Account>;

/**
 * An account in lists: what names and finds it, and what those follow who write in its name. Nothing of its servers,
 * logins, people or rules, so that agents may read it too.
 */
export const AccountSummary = closed(
  Type.Pick(Account, [
    ...(["id", "version", "name", "key", "emailAddress", "fromName", "listId", "active", "service"] as const),
    ...(["markAsUnread", "mandatoryDisposition", "senderAliases"] as const),
  ]).properties,
);
export type AccountSummary = Static<typeof AccountSummary>;

export const VerifyStep = closed({
  step: Type.Enum(["resolve", "connect", "tls", "greeting", "login", "mailbox"]),
  state: Type.Enum(["ok", "failed", "skipped"]),
  milliseconds: nullable(Type.Integer()),
  /** What the server said, word for word, or what went wrong. */
  detail: nullable(Type.String()),
  hint: nullable(Type.String({ description: "What to do, in plain words" })),
});
export type VerifyStep = Static<typeof VerifyStep>;

export const VerifyResult = closed({
  host: Type.String({ description: "The server that was tried" }),
  port: Type.Integer(),
  ok: Type.Boolean(),
  code: nullable(Type.String({ description: "Stable code of the failure, e.g. authentication-failed" })),
  steps: Type.Array(VerifyStep),
  unreadCount: nullable(Type.Integer({ description: "IMAP: unread mail in the mailbox, as the server counts it" })),
});
export type VerifyResult = Static<typeof VerifyResult>;

const accountParams = closed({ accountId: Uuid });
const tag = "Accounts";
const service = "account-config";

export const listAccounts = defineRoute({
  operationId: "listAccounts",
  method: "GET",
  path: "/accounts",
  service,
  action: "accounts.list",
  tag,
  summary: "List accounts, by name",
  description:
    "Summaries; GET /accounts/{accountId} has all of one. Agents see the accounts they are linked to. The scope accounts.read includes it.",
  query: listQuery({
    search: Type.Optional(Type.String({ maxLength: 200, description: "Part of name, key or address" })),
    active: Type.Optional(Type.Boolean()),
    service: Type.Optional(Type.Enum([...accountServices])),
  }),
  responses: { 200: pageOf(AccountSummary) },
});

export const createAccount = defineRoute({
  operationId: "createAccount",
  method: "POST",
  path: "/accounts",
  service,
  action: "accounts.write",
  tag,
  summary: "Create an account",
  description:
    "For a preset service, name, key, address and password are enough. Custom needs imap.host and smtp.host.",
  body: AccountCreate,
  responses: { 201: Account },
});

export const getAccount = defineRoute({
  operationId: "getAccount",
  method: "GET",
  path: "/accounts/{accountId}",
  service,
  action: "accounts.read",
  tag,
  summary: "Get an account with all its settings",
  description: "Not for agents: their screens need no more of an account than the list has.",
  params: accountParams,
  responses: { 200: Account },
});

export const updateAccount = defineRoute({
  operationId: "updateAccount",
  method: "PATCH",
  path: "/accounts/{accountId}",
  service,
  action: "accounts.write",
  tag,
  summary: "Change an account",
  description: "A new host or port needs the password again.",
  params: accountParams,
  ...mergePatch,
  body: AccountPatch,
  responses: { 200: Account },
});

export const deleteAccount = defineRoute({
  operationId: "deleteAccount",
  method: "DELETE",
  path: "/accounts/{accountId}",
  service,
  action: "accounts.write",
  tag,
  summary: "Delete an account: ingest and sending stop, history stays",
  params: accountParams,
  responses: { 204: null },
});

export const verifyImap = defineRoute({
  operationId: "verifyImap",
  method: "POST",
  path: "/accounts/{accountId}/verify-imap",
  service,
  action: "accounts.verify",
  endsWithCaller: true,
  tag,
  summary: "Try the IMAP settings step by step",
  description: "As they are stored, with the stored credentials. Each step says what it found; at most 55 seconds.",
  params: accountParams,
  responses: { 200: VerifyResult },
});

export const verifySmtp = defineRoute({
  operationId: "verifySmtp",
  method: "POST",
  path: "/accounts/{accountId}/verify-smtp",
  service,
  action: "accounts.verify",
  endsWithCaller: true,
  tag,
  summary: "Try the SMTP settings step by step, without sending",
  description: "As they are stored, with the stored credentials. Each step says what it found; at most 55 seconds.",
  params: accountParams,
  responses: { 200: VerifyResult },
});

const DraftBody = closed({
  accountId: Type.Optional(
    Type.String({
      format: "uuid",
      description: "The account the draft would change. Its stored password is used only for its stored servers",
    }),
  ),
  ...AccountPatch.properties,
});
export type AccountDraftBody = Static<typeof DraftBody>;

export const verifyDraftImap = defineRoute({
  operationId: "verifyDraftImap",
  method: "POST",
  path: "/accounts/verify-imap",
  service,
  action: "accounts.verify",
  endsWithCaller: true,
  tag,
  summary: "Try IMAP settings before they are saved",
  description: "Each step says what it found; at most 55 seconds. Nothing is stored.",
  body: DraftBody,
  responses: { 200: VerifyResult },
});

export const verifyDraftSmtp = defineRoute({
  operationId: "verifyDraftSmtp",
  method: "POST",
  path: "/accounts/verify-smtp",
  service,
  action: "accounts.verify",
  endsWithCaller: true,
  tag,
  summary: "Try SMTP settings before they are saved, without sending",
  description: "Each step says what it found; at most 55 seconds. Nothing is stored.",
  body: DraftBody,
  responses: { 200: VerifyResult },
});

const ProposedServer = closed({
  host: Type.String(),
  port: Type.Integer(),
  ssl: Type.Boolean(),
  tlsMode: TlsMode,
  username: Type.String(),
});

/** A proposal: nothing is stored, and no password was asked for or sent. */
export const AccountProposal = closed({
  emailAddress: Type.String(),
  service: Type.Enum([...accountServices]),
  source: Type.Enum(["known-provider", "mx", "autoconfig", "ispdb", "srv", "guess"]),
  sourceDetail: Type.String({ description: "Where it was found, in words" }),
  authenticationMethod: Type.Enum(["password", "oauth"], { description: "What the provider wants" }),
  imap: nullable(ProposedServer),
  smtp: nullable(ProposedServer),
  hint: nullable(Type.String({ description: "What to know first, e.g. that an app password is needed" })),
  helpUrl: nullable(Type.String()),
});
export type AccountProposal = Static<typeof AccountProposal>;

export const autodetectAccount = defineRoute({
  operationId: "autodetectAccount",
  method: "POST",
  path: "/accounts/autodetect",
  service,
  action: "accounts.verify",
  endsWithCaller: true,
  tag,
  summary: "Propose server settings for an address",
  description:
    "Known providers, the domain's autoconfig, the ISPDB, SRV records. A proposal with its source; never sends a password.",
  body: closed({ emailAddress: Type.String({ minLength: 3, maxLength: 254 }) }),
  responses: { 200: AccountProposal },
});

export const cloneAccount = defineRoute({
  operationId: "cloneAccount",
  method: "POST",
  path: "/accounts/{accountId}/clone",
  service,
  action: "accounts.write",
  tag,
  summary: "Make an inactive account with the same settings",
  description: "Secrets are not copied. The account's own dispositions and canned answers are.",
  params: accountParams,
  body: closed({ name, key, emailAddress: Type.Optional(emailAddress) }),
  responses: { 201: Account },
});

export const TestMailResult = closed({
  ok: Type.Boolean(),
  code: nullable(Type.String()),
  steps: Type.Array(
    closed({
      step: Type.Enum(["submit", "arrive", "remove"]),
      state: Type.Enum(["ok", "failed", "skipped"]),
      milliseconds: nullable(Type.Integer()),
      detail: nullable(Type.String()),
      hint: nullable(Type.String()),
    }),
  ),
  milliseconds: nullable(Type.Integer({ description: "From the submission to the mail's arrival in the mailbox" })),
});
export type TestMailResult = Static<typeof TestMailResult>;

export const sendTestMail = defineRoute({
  operationId: "sendTestMail",
  method: "POST",
  path: "/accounts/{accountId}/test-mail",
  service,
  action: "accounts.verify",
  endsWithCaller: true,
  tag,
  summary: "Send a mail from the account to itself and wait for it",
  description: "It is found by IMAP, removed, and never becomes a message. At most 60 seconds.",
  params: accountParams,
  responses: { 200: TestMailResult },
});

/** What a header filter means (S59 to S63), for the live preview. */
export const HeaderFilterPreview = closed({
  filter: Type.String(),
  meaning: Type.String({ description: "In words" }),
  conditions: Type.Array(closed({ header: Type.String(), value: nullable(Type.String()) })),
  search: Type.String({ description: "As the product page and the debug log write it" }),
  wire: Type.String({ description: "As it goes to the server" }),
});
export type HeaderFilterPreview = Static<typeof HeaderFilterPreview>;

export const previewHeaderFilter = defineRoute({
  operationId: "previewHeaderFilter",
  method: "POST",
  path: "/accounts/preview-header-filter",
  service,
  action: "accounts.read",
  tag,
  summary: "Explain an IMAP headers filter",
  description: "A filter that does not parse is refused (422) with the column of the mistake.",
  body: closed({ filter: Type.String({ maxLength: 2000 }) }),
  responses: { 200: HeaderFilterPreview },
});
