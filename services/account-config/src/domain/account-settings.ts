import type { AccountPreferences } from "@mailroom/contracts/account-preferences";
import type { Account } from "@mailroom/contracts/api/account";
import type { FieldError } from "@mailroom/contracts/domain-error";

/** One server as it is stored; secrets are kept apart. `username` null: the account's. */
export type ServerSettings = {
  readonly host: string;
  readonly port: number;
  readonly ssl: boolean;
  readonly tlsMode: "implicit" | "starttls";
  readonly authentication: boolean;
  readonly username: string | null;
  /** Seconds. */
  readonly connectionTimeoutSeconds: number;
  readonly authenticationTimeoutSeconds: number;
};
export type ImapSettings = ServerSettings & { readonly mailbox: string };

/** Which of the three secrets are stored. */
export type StoredSecrets = { readonly account: boolean; readonly imap: boolean; readonly smtp: boolean };

/** Everything an administrator decides about an account, without secrets. */
export type AccountSettings = Pick<
  Account,
  | "name"
  | "key"
  | "emailAddress"
  | "fromName"
  | "listId"
  | "active"
  | "service"
  | "description"
  | "authentication"
  | "username"
  | "agentIds"
  | "actions"
  | "prioritizeReplies"
  | "markAsUnread"
  | "reopenWithinDays"
  | "strictThreading"
  | "hostname"
  | "authenticationMethod"
  | "cloudProviderId"
  | keyof AccountPreferences
> & { readonly imap: ImapSettings; readonly smtp: ServerSettings };

/** What becomes of a secret: a text is stored, null removes it, undefined leaves it. */
export type SecretChange = string | null | undefined;
export type SecretChanges = {
  readonly account: SecretChange;
  readonly imap: SecretChange;
  readonly smtp: SecretChange;
};

export type AccountDraft = {
  readonly settings: AccountSettings;
  readonly secrets: SecretChanges;
  readonly faults: readonly FieldError[];
};
