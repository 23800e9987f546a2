import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { AccountConnection } from "../events/account-connection.ts";
import { MessageLocator } from "../events/message.ts";
import { BlobHash, Instant, Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";

export const ledgerOutcomes = ["pending", "message", "quarantined", "copy", "skipped", "parked", "gone"] as const;

/** What became of one UID. Every UID that a SEARCH named has a row (F3, F5). */
export const LedgerEntry = closed({
  locator: MessageLocator,
  outcome: Type.Enum([...ledgerOutcomes]),
  /** Why it was skipped, parked or quarantined. */
  reason: nullable(Type.String()),
  messageKey: nullable(Uuid),
  /** For a copy: the message it equals. */
  copyOf: nullable(Uuid),
  rawHash: nullable(BlobHash),
  sizeBytes: nullable(Type.Integer()),
  attempts: Type.Integer(),
  firstSeenAt: Instant,
  storedAt: nullable(Instant),
  /** What this mail itself took: filter, parsing, storing its parts; not the others of its page, nor their commit. */
  processingMs: nullable(Type.Integer()),
  seenFlaggedAt: nullable(Instant),
});
export type LedgerEntry = Static<typeof LedgerEntry>;

export const LedgerSummary = closed({
  accountId: Uuid,
  total: Type.Integer(),
  /** Of the skipped: read in another mail program before we saw them, and still to be had. */
  alreadyRead: Type.Integer(),
  /** When the account was activated for the first time; null: not yet (X18). */
  activatedAt: nullable(Instant),
  outcomes: closed(Object.fromEntries(ledgerOutcomes.map((outcome) => [outcome, Type.Integer()]))),
});
export type LedgerSummary = Static<typeof LedgerSummary>;

export const QuarantinedMail = closed({
  messageKey: Uuid,
  accountId: Uuid,
  locator: MessageLocator,
  code: Type.String(),
  detail: Type.String(),
  rawHash: BlobHash,
  sizeBytes: Type.Integer(),
  attempts: Type.Integer(),
  quarantinedAt: Instant,
});
export type QuarantinedMail = Static<typeof QuarantinedMail>;

const accountParams = closed({ accountId: Uuid });
const service = "imap-ingest";
const tag = "Ingest";

export const listAccountConnections = defineRoute({
  operationId: "listAccountConnections",
  method: "GET",
  path: "/account-connections",
  service,
  action: "accounts.read",
  tag,
  summary: "Connection states of accounts",
  query: listQuery({ state: Type.Optional(Type.String({ maxLength: 40 })) }),
  responses: { 200: pageOf(AccountConnection) },
});
export const getAccountConnection = defineRoute({
  operationId: "getAccountConnection",
  method: "GET",
  path: "/accounts/{accountId}/connection",
  service,
  action: "accounts.read",
  tag,
  summary: "Connection state of one account",
  params: accountParams,
  responses: { 200: AccountConnection },
});
export const listLedger = defineRoute({
  operationId: "listLedger",
  method: "GET",
  path: "/accounts/{accountId}/ledger",
  service,
  action: "accounts.read",
  tag,
  summary: "What became of every mail of the mailbox, oldest UID first",
  params: accountParams,
  query: listQuery({ outcome: Type.Optional(Type.Enum([...ledgerOutcomes])) }),
  responses: { 200: pageOf(LedgerEntry) },
});
export const getLedgerSummary = defineRoute({
  operationId: "getLedgerSummary",
  method: "GET",
  path: "/accounts/{accountId}/ledger-summary",
  service,
  action: "accounts.read",
  tag,
  summary: "How many mails had which outcome",
  params: accountParams,
  responses: { 200: LedgerSummary },
});
export const ingestReadMail = defineRoute({
  operationId: "ingestReadMail",
  method: "POST",
  path: "/accounts/{accountId}/ingest-read-mail",
  service,
  action: "accounts.write",
  tag,
  summary: "Take in what was read in another mail program first",
  description:
    "All mail that the ledger has as `skipped` for `already read`, and that is still in the mailbox, is taken in like new mail.",
  params: accountParams,
  responses: { 202: closed({ count: Type.Integer({ description: "How many are taken in from now on" }) }) },
});
export const listQuarantine = defineRoute({
  operationId: "listQuarantine",
  method: "GET",
  path: "/quarantine",
  service,
  action: "quarantine.read",
  tag,
  summary: "Mails that could not be parsed, newest first",
  query: listQuery({ accountId: Type.Optional(Uuid) }),
  responses: { 200: pageOf(QuarantinedMail) },
});
