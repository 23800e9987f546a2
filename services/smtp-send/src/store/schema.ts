import type { AccountSnapshot, AccountToken } from "@mailroom/contracts/events/account";
import type { OutgoingMessage, RecipientResult } from "@mailroom/contracts/events/delivery";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import type { ColumnType } from "kysely";
import type { AttemptOutcome, DeferredBy, DeliveryState, SentCopy } from "../domain/delivery.ts";

type Json<T> = ColumnType<T, string, string>;

export type AccountCopyTable = {
  account_id: string;
  version: number;
  active: boolean;
  snapshot: Json<AccountSnapshot>;
};

export type DeliveryTable = {
  delivery_id: string;
  interaction_id: string;
  account_id: string;
  state: DeliveryState;
  message: Json<OutgoingMessage>;
  message_id: string;
  subject: string;
  raw_hash: string | null;
  raw_size: number | null;
  attempts: number;
  queued_at: Date;
  next_attempt_at: Date | null;
  sent_at: Date | null;
  detail: string | null;
  sent_copy: SentCopy;
  attempt_token: string | null;
  lease_until: Date | null;
  uncertain_since: Date | null;
  next_find_at: Date | null;
  trying_since: Date | null;
  deferred_by: DeferredBy | null;
  evidence: string | null;
};

export type RecipientTable = {
  delivery_id: string;
  position: number;
  address: string;
  state: RecipientResult["state"];
  reply: string | null;
};

export type AttemptTable = {
  token: string;
  delivery_id: string;
  account_id: string;
  /** Those it is for. */
  recipients: number;
  n: number;
  started_at: Date;
  data_ending_at: Date | null;
  ended_at: Date | null;
  outcome: AttemptOutcome | null;
  reply: string | null;
};

export type AccountTokenTable = {
  account_id: string;
  generation: number;
  status: AccountToken["status"];
  access_token: ColumnType<SealedSecret | null, string | null, string | null>;
  expires_at: Date | null;
};

export type SmtpSendDatabase = {
  account_token: AccountTokenTable;
  account_copy: AccountCopyTable;
  delivery: DeliveryTable;
  recipient: RecipientTable;
  attempt: AttemptTable;
};
