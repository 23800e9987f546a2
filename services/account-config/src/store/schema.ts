import type { AccountPreferences } from "@mailroom/contracts/account-preferences";
import type { AccountSettings } from "../domain/account-settings.ts";
import type { Logo } from "../domain/logo.ts";
import type { PrincipalReference } from "@mailroom/contracts/principal";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import type { LibraryDatabase } from "./library-schema.ts";
import type { ColumnType, Generated } from "kysely";
import type { OauthTables } from "./oauth-schema.ts";

type Json<T> = ColumnType<T, string, string>;

export type AccountTable = {
  id: string;
  version: number;
  name: string;
  key: string;
  email_address: string;
  from_name: string | null;
  list_id: string;
  active: boolean;
  service: AccountSettings["service"];
  description: string | null;
  authentication: boolean;
  username: string | null;
  password: Json<SealedSecret | null> | null;
  password_changed_at: Date | null;
  imap: Json<AccountSettings["imap"]>;
  imap_password: Json<SealedSecret | null> | null;
  smtp: Json<AccountSettings["smtp"]>;
  smtp_password: Json<SealedSecret | null> | null;
  agent_ids: string[];
  actions: Json<AccountSettings["actions"]>;
  prioritize_replies: boolean;
  mark_as_unread: boolean;
  reopen_within_days: number;
  strict_threading: boolean;
  hostname: string;
  authentication_method: AccountSettings["authenticationMethod"];
  cloud_provider_id: string | null;
  preferences: ColumnType<Partial<AccountPreferences>, string, string>;
  logo: Json<Logo | null> | null;
  source_epoch: number;
  source: string;
  shares_source: Generated<boolean>;
  created_at: Date;
  updated_at: Date;
  updated_by: Json<PrincipalReference | null> | null;
  deleted_at: Date | null;
};

export type ContactListTable = {
  id: string;
  version: number;
  name: string;
  description: string | null;
  created_at: Date;
  updated_at: Date;
};

export type MessageTemplateTable = {
  id: string;
  version: number;
  name: string;
  subject: string | null;
  html: string;
  created_at: Date;
  updated_at: Date;
};

export type QueueCopyTable = { queue_id: string; deleted: boolean; name: string | null };
export type AgentCopyTable = { agent_id: string; deleted: boolean; address: string | null };
export type AssignmentCopyTable = { interaction_id: string; account_id: string; agent_id: string };

export type AccountConfigDatabase = LibraryDatabase &
  OauthTables & {
    account: AccountTable;
    contact_list: ContactListTable;
    queue_copy: QueueCopyTable;
    agent_copy: AgentCopyTable;
    assignment_copy: AssignmentCopyTable;
    message_template: MessageTemplateTable;
  };
