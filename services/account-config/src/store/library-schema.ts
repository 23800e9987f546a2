import type { DispositionScope } from "../domain/disposition.ts";
import type { SettingsChange } from "../domain/global-settings.ts";
import type { DefaultInterval } from "../domain/interval.ts";
import type { IntervalRules } from "@mailroom/contracts/interval-rules";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import type { PrincipalReference } from "@mailroom/contracts/principal";
import type { ColumnType } from "kysely";

type Json<T> = ColumnType<T, string, string>;

export type IntervalTable = {
  id: string;
  version: number;
  name: string;
  description: string | null;
  zone: string;
  subsets: Json<IntervalRules["subsets"]>;
  holidays: Json<IntervalRules["holidays"]>;
  default_for: DefaultInterval | null;
  created_at: Date;
  updated_at: Date;
};

export type SettingsTable = {
  only_row: ColumnType<boolean, undefined, never>;
  version: number;
  settings: Json<SettingsChange>;
  updated_at: Date;
  updated_by: Json<PrincipalReference | null> | null;
};

export type AssistantTable = {
  id: string;
  version: number;
  name: string;
  url: string;
  key: Json<SealedSecret | null> | null;
  active: boolean;
  created_at: Date;
  updated_at: Date;
};

export type DispositionTable = {
  id: string;
  version: number;
  name: string;
  description: string | null;
  parent_id: string | null;
  scope: DispositionScope;
  scope_id: string | null;
  is_system: boolean;
  created_at: Date;
  updated_at: Date;
};
export type DispositionView = DispositionTable & { path: string[]; sort: string[] };

export type CannedAnswerTable = {
  id: string;
  version: number;
  account_id: string | null;
  key: string;
  value: string;
  format: "text" | "html";
  description: string | null;
  created_at: Date;
  updated_at: Date;
};

export type CannedAttachmentTable = {
  id: string;
  canned_answer_id: string;
  filename: string;
  content_type: string;
  size_bytes: number;
  hash: string;
};

export type LibraryDatabase = {
  time_interval: IntervalTable;
  global_settings: SettingsTable;
  assistant: AssistantTable;
  disposition: DispositionTable;
  disposition_in_tree: DispositionView;
  canned_answer: CannedAnswerTable;
  canned_attachment: CannedAttachmentTable;
};
