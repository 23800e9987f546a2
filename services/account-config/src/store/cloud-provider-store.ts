import { likePattern } from "@mailroom/postgres/like-pattern";
import { type Insertable, type Kysely, type Selectable, sql } from "kysely";
import type { CloudProvider } from "../domain/cloud-provider.ts";
import { nameTaken } from "../domain/errors.ts";
import type { CloudProviderStore } from "../operations/oauth-ports.ts";
import type { CloudProviderTable } from "./oauth-schema.ts";
import type { AccountConfigDatabase } from "./schema.ts";
import { uniqueViolation } from "./unique-violation.ts";

export function makeCloudProviderStore(tx: Kysely<AccountConfigDatabase>): CloudProviderStore {
  const all = () => tx.selectFrom("cloud_provider").selectAll();
  const read = (row: Selectable<CloudProviderTable> | undefined) => (row === undefined ? null : fromRow(row));
  return {
    find: async (id) => read(await all().where("id", "=", id).executeTakeFirst()),
    findForUpdate: async (id) => read(await all().where("id", "=", id).forUpdate().executeTakeFirst()),
    findForShare: async (id) => read(await all().where("id", "=", id).forShare().executeTakeFirst()),
    async list({ search, after, limit }) {
      let query = all()
        .orderBy(sql`lower(name)`)
        .orderBy("id")
        .limit(limit);
      if (search !== null) query = query.where("name", "ilike", likePattern(search));
      if (after !== null)
        query = query.where(sql<boolean>`(lower(name), id) > (lower(${after.name}::text), ${after.id}::uuid)`);
      return (await query.execute()).map(fromRow);
    },
    countAccounts: (ids) => countAccounts(tx, ids),
    async insert(provider) {
      await translated(tx.insertInto("cloud_provider").values(toRow(provider)).execute());
    },
    async update(provider) {
      await translated(tx.updateTable("cloud_provider").set(toRow(provider)).where("id", "=", provider.id).execute());
    },
    async listForReseal(keyId) {
      const rows = await all()
        .where(sql<boolean>`client_secret ->> 'keyId' <> ${keyId}`)
        .orderBy("id")
        .forUpdate()
        .execute();
      return rows.map(fromRow);
    },
    async delete(id) {
      await tx.deleteFrom("cloud_provider").where("id", "=", id).execute();
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

async function translated(statement: Promise<unknown>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    if (uniqueViolation(error) === "cloud_provider_name_key") throw nameTaken("cloud provider");
    throw error;
  }
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
