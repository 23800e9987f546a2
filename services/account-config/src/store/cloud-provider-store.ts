import { type Insertable, type Kysely, type Selectable, sql } from "kysely";
import type { CloudProvider } from "../domain/cloud-provider.ts";
import type { CloudProviderStore } from "../operations/oauth-ports.ts";
import { makeNamedStore } from "./named-store.ts";
import type { CloudProviderTable } from "./oauth-schema.ts";
import type { AccountConfigDatabase } from "./schema.ts";

export function makeCloudProviderStore(tx: Kysely<AccountConfigDatabase>): CloudProviderStore {
  return {
    ...makeNamedStore(tx, { table: "cloud_provider", noun: "cloud provider", toRow, fromRow }),
    countAccounts: (ids) => countAccounts(tx, ids),
    async listForReseal(keyId) {
      const rows = await tx
        .selectFrom("cloud_provider")
        .selectAll()
        .where(sql<boolean>`client_secret ->> 'keyId' <> ${keyId}`)
        .orderBy("id")
        .forUpdate()
        .execute();
      return rows.map(fromRow);
    },
  };
}

async function countAccounts(
  tx: Kysely<AccountConfigDatabase>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select cloud_provider_id as id, count(*)::int as count from account
    where cloud_provider_id = any(${[...ids]}::uuid[]) and deleted_at is null
    group by cloud_provider_id`.execute(tx);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

function toRow(provider: CloudProvider): Insertable<CloudProviderTable> {
  const { id, version, name, kind, tenant, issuer, clientSecret } = provider;
  return {
    ...{ id, version, name, kind, tenant, issuer },
    client_id: provider.clientId,
    client_secret: clientSecret === null ? null : JSON.stringify(clientSecret),
    grant_kind: provider.grant,
    created_at: provider.createdAt,
    updated_at: provider.updatedAt,
  };
}

function fromRow(row: Selectable<CloudProviderTable>): CloudProvider {
  const { id, version, name, kind, tenant, issuer } = row;
  return {
    ...{ id, version, name, kind, tenant, issuer },
    clientId: row.client_id,
    clientSecret: row.client_secret,
    grant: row.grant_kind,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
