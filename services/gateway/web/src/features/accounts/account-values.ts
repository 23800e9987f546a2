/** Between the form of an account and the bodies of the API. Pure: only what a person typed or changed is sent. */
import type { Account, AccountCreate } from "../../api/resources.ts";

export type Security = "implicit" | "starttls" | "none";
export type ServerValues = { host: string; port: number | string; security: Security };
export type AccountValues = {
  emailAddress: string;
  name: string;
  key: string;
  service: Account["service"];
  listId: string | null;
  active: boolean;
  authentication: boolean;
  username: string;
  /** Empty: not sent. */
  password: string;
  imap: ServerValues;
  smtp: ServerValues;
  /** The queue that new messages go to; null: Unread Messages. */
  queueId: string | null;
  fromName: string;
  description: string;
  markAsUnread: boolean;
  prioritizeReplies: boolean;
};

const names = [
  "emailAddress",
  "name",
  "key",
  "service",
  "listId",
  "active",
  "authentication",
  "username",
  "password",
  "imap.host",
  "imap.port",
  "imap.security",
  "smtp.host",
  "smtp.port",
  "smtp.security",
  "queueId",
  "fromName",
  "description",
  "markAsUnread",
  "prioritizeReplies",
] as const;

/** Names that the API and the form spell differently. */
const aliases: Readonly<Record<string, string>> = {
  actions: "queueId",
  "imap.password": "password",
  "smtp.password": "password",
  "imap.username": "username",
  "smtp.username": "username",
  "imap.ssl": "imap.security",
  "imap.tlsMode": "imap.security",
  "smtp.ssl": "smtp.security",
  "smtp.tlsMode": "smtp.security",
};

/** Where faults of the server land. */
export const accountFields = { names, aliases };

export const newAccountValues: AccountValues = {
  emailAddress: "",
  name: "",
  key: "",
  service: "custom",
  listId: null,
  active: true,
  authentication: true,
  username: "",
  password: "",
  imap: { host: "", port: 993, security: "implicit" },
  smtp: { host: "", port: 465, security: "implicit" },
  queueId: null,
  fromName: "",
  description: "",
  markAsUnread: false,
  prioritizeReplies: false,
};

export function toCreate(values: AccountValues): AccountCreate {
  const username = values.username.trim();
  return {
    emailAddress: values.emailAddress.trim(),
    name: values.name.trim(),
    key: values.key.trim(),
    service: values.service,
    active: values.active,
    authentication: values.authentication,
    actions: actionsOf(values.queueId),
    ...(values.listId === null ? {} : { listId: values.listId }),
    ...(values.description.trim() === "" ? {} : { description: values.description.trim() }),
    ...(values.authentication && username !== "" ? { username } : {}),
    ...(values.authentication && values.password !== "" ? { password: values.password } : {}),
    ...(values.service === "custom" ? { imap: toServer(values.imap), smtp: toServer(values.smtp) } : {}),
  };
}

function actionsOf(queueId: string | null): NonNullable<AccountCreate["actions"]> {
  return queueId === null ? [] : [{ kind: "queue", queueId, timeoutSeconds: null }];
}

function toServer({ host, port, security }: ServerValues): NonNullable<AccountCreate["imap"]> {
  return {
    host: host.trim(),
    port: Number(port),
    ssl: security !== "none",
    ...(security === "none" ? {} : { tlsMode: security }),
  };
}
