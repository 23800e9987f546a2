/** Between the form that adds an account and the bodies of the API. Pure: only what a person typed or chose is sent. */
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
  authenticationMethod: "password" | "oauth";
  cloudProviderId: string | null;
  username: string;
  /** Empty: not sent. */
  password: string;
  imap: ServerValues;
  smtp: ServerValues;
  /** The queue that new messages go to; null: Unread Messages. */
  queueId: string | null;
  description: string;
  /** What becomes of mail that is unread now (X18). */
  backlog: Account["backlog"];
};

const names = [
  "emailAddress",
  "name",
  "key",
  "service",
  "listId",
  "active",
  "authentication",
  "cloudProviderId",
  "username",
  "password",
  "imap.host",
  "imap.port",
  "imap.security",
  "smtp.host",
  "smtp.port",
  "smtp.security",
  "queueId",
  "description",
  "backlog.since",
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
  authenticationMethod: "password",
  cloudProviderId: null,
  username: "",
  password: "",
  imap: { host: "", port: 993, security: "implicit" },
  smtp: { host: "", port: 465, security: "implicit" },
  queueId: null,
  description: "",
  backlog: { mode: "all", since: null },
};

export function toCreate(values: AccountValues): AccountCreate {
  return {
    emailAddress: values.emailAddress.trim(),
    name: values.name.trim(),
    key: values.key.trim(),
    active: values.active,
    actions: actionsOf(values.queueId),
    ...connectionOf(values),
    ...(values.listId === null ? {} : { listId: values.listId }),
    ...(values.description.trim() === "" ? {} : { description: values.description.trim() }),
    ...(values.backlog.mode === "all" ? {} : { backlog: values.backlog }),
  };
}

/** What a test of the connection needs: where to, and as whom. */
export function connectionOf(values: AccountValues): Omit<AccountCreate, "name" | "key" | "emailAddress"> {
  const { service, authentication } = values;
  const servers = service === "custom" ? { imap: toServer(values.imap), smtp: toServer(values.smtp) } : {};
  return { service, authentication, ...servers, ...(authentication ? loginOf(values) : {}) };
}

function loginOf({ authenticationMethod, cloudProviderId, username, password }: AccountValues) {
  const named = username.trim() === "" ? {} : { username: username.trim() };
  if (authenticationMethod === "oauth") return { ...named, authenticationMethod, cloudProviderId };
  return { ...named, ...(password === "" ? {} : { password }) };
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
