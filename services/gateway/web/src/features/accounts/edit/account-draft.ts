/**
 * The editable part of an account as the fields of a form hold it, under the API's own paths: texts are never null, a
 * number that is being typed may be text. Pure.
 */
import type { Account, AccountPatch } from "../../../api/resources.ts";

type NumberValue = number | string;

export type ServerDraft = {
  host: string;
  port: NumberValue;
  ssl: boolean;
  tlsMode: "implicit" | "starttls";
  authentication: boolean;
  /** Empty: the account's. */
  username: string;
  /** Empty: not sent. */
  password: string;
  connectionTimeoutSeconds: NumberValue;
  authenticationTimeoutSeconds: NumberValue;
};

export type AccountDraft = Pick<
  Account,
  | "active"
  | "service"
  | "authentication"
  | "authenticationMethod"
  | "cloudProviderId"
  | "listId"
  | "prioritizeReplies"
  | "markAsUnread"
  | "strictThreading"
  | "timeoutAction"
  | "routingModel"
  | "accountTransfer"
  | "mandatoryDisposition"
  | "pauseDuringDisposition"
  | "assistantId"
  | "includeMessageOnForward"
  | "disableDuplicateCheck"
  | "autosaveDrafts"
  | "ingestReadElsewhere"
  | "acceptAnyCertificate"
  | "senderAliases"
  | "fixedCc"
  | "fixedBcc"
  | "backlog"
  | "actions"
> & {
  name: string;
  key: string;
  emailAddress: string;
  fromName: string;
  description: string;
  username: string;
  /** Empty: not sent. */
  password: string;
  hostname: string;
  imapHeadersFilter: string;
  reopenWithinDays: NumberValue;
  autoReplyCap: NumberValue;
  /** Seconds; null: off. May be too many while it is being typed. */
  waitForAssignedAgent: number | null;
  /** Minutes; empty: off. */
  interactionInactivityTimeout: NumberValue;
  waitForAssignedQueue: NumberValue;
  waitForAssignedAgentLegacy: NumberValue;
  imap: ServerDraft & { mailbox: string };
  smtp: ServerDraft;
  template: Omit<Account["template"], "fontSizePx"> & { fontSizePx: NumberValue };
  notification: Account["notification"];
  transfer: Omit<Account["transfer"], "timeoutSeconds"> & { timeoutSeconds: NumberValue };
};

export function draftOf(account: Account): AccountDraft {
  return {
    ...account,
    fromName: account.fromName ?? "",
    description: account.description ?? "",
    username: account.username ?? "",
    password: "",
    imapHeadersFilter: account.imapHeadersFilter ?? "",
    interactionInactivityTimeout: account.interactionInactivityTimeout ?? "",
    imap: { ...serverDraft(account.imap), mailbox: account.imap.mailbox },
    smtp: serverDraft(account.smtp),
    transfer: { ...account.transfer, timeoutSeconds: account.transfer.timeoutSeconds ?? "" },
  };
}

function serverDraft(server: Account["smtp"]): ServerDraft {
  const { host, port, ssl, tlsMode, authentication, connectionTimeoutSeconds, authenticationTimeoutSeconds } = server;
  const times = { connectionTimeoutSeconds, authenticationTimeoutSeconds };
  return { host, port, ssl, tlsMode, authentication, username: server.username ?? "", password: "", ...times };
}

/** All of it as the API takes it; `changes.ts` leaves in what differs. */
export function bodyOf(draft: AccountDraft): AccountPatch {
  return {
    ...identityOf(draft),
    ...loginOf(draft),
    imap: { ...serverBody(draft.imap), mailbox: draft.imap.mailbox.trim() },
    smtp: serverBody(draft.smtp),
    ...routingOf(draft),
    ...handlingOf(draft),
    ...intakeOf(draft),
    template: { ...draft.template, html: draft.template.html, fontSizePx: Number(draft.template.fontSizePx) },
    notification: draft.notification,
  };
}

function identityOf(draft: AccountDraft): AccountPatch {
  const { active, service, listId, markAsUnread, senderAliases, fixedCc, fixedBcc } = draft;
  return {
    name: draft.name.trim(),
    key: draft.key.trim(),
    emailAddress: draft.emailAddress.trim(),
    fromName: orNull(draft.fromName),
    description: orNull(draft.description),
    ...{ active, service, listId, markAsUnread, senderAliases, fixedCc, fixedBcc },
  };
}

function loginOf({ authentication, authenticationMethod, cloudProviderId, username, password }: AccountDraft) {
  return { authentication, authenticationMethod, cloudProviderId, username: orNull(username), ...secret(password) };
}

function serverBody(server: ServerDraft): NonNullable<AccountPatch["smtp"]> {
  const { host, port, ssl, tlsMode, authentication, username, password } = server;
  return {
    host: host.trim(),
    port: Number(port),
    ...{ ssl, tlsMode, authentication },
    username: orNull(username),
    ...secret(password),
    connectionTimeoutSeconds: Number(server.connectionTimeoutSeconds),
    authenticationTimeoutSeconds: Number(server.authenticationTimeoutSeconds),
  };
}

function routingOf(draft: AccountDraft): AccountPatch {
  const { prioritizeReplies, waitForAssignedAgent, timeoutAction, routingModel, actions } = draft;
  return {
    ...{ prioritizeReplies, waitForAssignedAgent, timeoutAction, routingModel, actions },
    interactionInactivityTimeout: numberOrNull(draft.interactionInactivityTimeout),
    // deprecated, and stored all the same for those who still use the legacy routing model
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    waitForAssignedQueue: Number(draft.waitForAssignedQueue),
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    waitForAssignedAgentLegacy: Number(draft.waitForAssignedAgentLegacy),
  };
}

function handlingOf(draft: AccountDraft): AccountPatch {
  const { accountTransfer, mandatoryDisposition, assistantId } = draft;
  const { includeMessageOnForward, autosaveDrafts, transfer } = draft;
  return {
    ...{ accountTransfer, mandatoryDisposition, assistantId },
    // its switch cannot be reached without the duty: it goes off with it
    pauseDuringDisposition: mandatoryDisposition && draft.pauseDuringDisposition,
    ...{ includeMessageOnForward, autosaveDrafts },
    transfer: { ...transfer, timeoutSeconds: numberOrNull(transfer.timeoutSeconds) },
  };
}

function intakeOf(draft: AccountDraft): AccountPatch {
  const { disableDuplicateCheck, ingestReadElsewhere, strictThreading, backlog, acceptAnyCertificate } = draft;
  return {
    ...{ disableDuplicateCheck, ingestReadElsewhere, strictThreading, backlog, acceptAnyCertificate },
    imapHeadersFilter: orNull(draft.imapHeadersFilter),
    hostname: draft.hostname.trim(),
    reopenWithinDays: Number(draft.reopenWithinDays),
    autoReplyCap: Number(draft.autoReplyCap),
  };
}

function secret(password: string): { password?: string } {
  return password === "" ? {} : { password };
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}

function numberOrNull(value: NumberValue): number | null {
  return value === "" ? null : Number(value);
}
