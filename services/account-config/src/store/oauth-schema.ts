import type { PrincipalReference } from "@mailroom/contracts/principal";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";
import type { ColumnType } from "kysely";
import type { CloudProvider } from "../domain/cloud-provider.ts";
import type { GrantStatus } from "../domain/oauth-grant.ts";

type Sealed = ColumnType<SealedSecret, string, string>;
type SealedOrNull = ColumnType<SealedSecret | null, string | null, string | null>;

export type CloudProviderTable = {
  id: string;
  version: number;
  name: string;
  kind: CloudProvider["kind"];
  client_id: string;
  client_secret: SealedOrNull;
  tenant: string | null;
  grant_kind: CloudProvider["grant"];
  issuer: string | null;
  created_at: Date;
  updated_at: Date;
};

export type OauthGrantTable = {
  account_id: string;
  cloud_provider_id: string;
  generation: number;
  status: GrantStatus;
  authorized_as: string | null;
  authorized_at: Date | null;
  detail: string | null;
  refresh_token: SealedOrNull;
  access_token: SealedOrNull;
  expires_at: Date | null;
  refreshed_at: Date | null;
  refresh_at: Date | null;
  failures: number;
  lease: string | null;
  lease_until: Date | null;
};

export type ConsentTable = {
  state_hash: Buffer;
  account_id: string;
  purpose: string;
  nonce: string;
  code_verifier: Sealed;
  expires_at: Date;
  begun_by: ColumnType<PrincipalReference | null, string | null, never>;
};

export type OauthTables = {
  cloud_provider: CloudProviderTable;
  oauth_grant: OauthGrantTable;
  consent: ConsentTable;
};
