import type { Kysely, Selectable } from "kysely";
import type { ApiKey } from "../domain/api-key.ts";
import type { ApiKeyStore } from "../operations/ports.ts";
import type { GatewayTables } from "./schema.ts";

export function makeApiKeyStore(database: Kysely<GatewayTables>): ApiKeyStore {
  const existing = () => database.selectFrom("api_key").selectAll().where("revoked_at", "is", null);
  return {
    async insert(key, keyHash, createdBy) {
      await database
        .insertInto("api_key")
        .values({
          id: key.id,
          key_hash: keyHash,
          name: key.name,
          prefix: key.prefix,
          scopes: [...key.scopes],
          account_ids: key.accountIds === null ? null : [...key.accountIds],
          cidrs: key.cidrs === null ? null : [...key.cidrs],
          created_by: createdBy,
          created_at: key.createdAt,
          expires_at: key.expiresAt,
          last_used_at: key.lastUsedAt,
        })
        .execute();
    },
    async findByHash(keyHash) {
      return keyOrNull(await existing().where("key_hash", "=", keyHash).executeTakeFirst());
    },
    async list({ afterId, limit }) {
      // ids are of version 7: their order is the order of creation
      let query = existing().orderBy("id", "desc").limit(limit);
      if (afterId !== null) query = query.where("id", "<", afterId);
      return (await query.execute()).map(keyOf);
    },
    async noteUsed(id, at) {
      await database.updateTable("api_key").set({ last_used_at: at }).where("id", "=", id).execute();
    },
    async revoke(id, at) {
      const result = await database
        .updateTable("api_key")
        .set({ revoked_at: at })
        .where("id", "=", id)
        .where("revoked_at", "is", null)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
  };
}

function keyOf(row: Selectable<GatewayTables["api_key"]>): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    accountIds: row.account_ids,
    cidrs: row.cidrs,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}

function keyOrNull(row: Selectable<GatewayTables["api_key"]> | undefined): ApiKey | null {
  return row === undefined ? null : keyOf(row);
}
