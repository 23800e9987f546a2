import type { AuditAction, AuditAlert, AuditChange } from "@mailroom/contracts/audit-entry";
import type { AuditedObjectType } from "@mailroom/contracts/audited-object";
import type { ColumnType, Generated } from "kysely";

type UserTable = {
  id: string;
  version: number;
  name: string;
  email_address: string;
  email_key: string;
  password_hash: string;
  role: "admin" | "agent";
  active: boolean;
  alias: string | null;
  signature: string | null;
  created_at: Date;
  updated_at: Date;
  last_seen_at: Date | null;
  deleted_at: Date | null;
};

type SessionTable = {
  id: string;
  token_hash: Buffer;
  user_id: string;
  created_at: Date;
  last_seen_at: Date;
  ends_at: Date;
};

type ApiKeyTable = {
  id: string;
  key_hash: Buffer;
  name: string;
  prefix: string;
  scopes: string[];
  account_ids: string[] | null;
  cidrs: string[] | null;
  created_by: string | null;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Generated<Date | null>;
};

type SignInAttemptTable = {
  scope: "address" | "source";
  key: Buffer;
  window_started_at: Date;
  attempts: number;
};

export type AuditEntryTable = {
  number: number;
  id: string;
  occurred_at: Date;
  service: string;
  actor_kind: "user" | "api-key" | null;
  actor_id: string | null;
  action: AuditAction;
  object_type: AuditedObjectType;
  object_id: string;
  alert: AuditAlert | null;
  changes: ColumnType<AuditChange[], string, never>;
  correlation_id: string;
  previous_hash: Buffer;
  hash: Buffer;
};

/** The gateway's own tables; those of outbox and inbox belong to the postgres package. */
export type GatewayTables = {
  user: UserTable;
  session: SessionTable;
  api_key: ApiKeyTable;
  sign_in_attempt: SignInAttemptTable;
  audit_entry: AuditEntryTable;
  audit_chain: { last_number: number; last_hash: Buffer; since: ColumnType<Date, never, never> };
  account_link: { account_id: string; version: number; agent_ids: string[] };
  open_offer: { offer_id: string; interaction_id: string; agent_id: string };
  assignment: { interaction_id: string; agent_id: string };
};
