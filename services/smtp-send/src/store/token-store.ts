import type { Kysely } from "kysely";
import type { TokenStore } from "../operations/ports.ts";
import type { SmtpSendDatabase } from "./schema.ts";

export function makeTokenStore(tx: Kysely<SmtpSendDatabase>): TokenStore {
  return {
    async note({ accountId, generation, status, accessToken, expiresAt }) {
      const values = {
        ...{ generation, status },
        access_token: accessToken === null ? null : JSON.stringify(accessToken),
        expires_at: expiresAt === null ? null : new Date(expiresAt),
      };
      const result = await tx
        .insertInto("account_token")
        .values({ account_id: accountId, ...values })
        .onConflict((conflict) =>
          conflict.column("account_id").doUpdateSet(values).where("account_token.generation", "<", generation),
        )
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async find(accountId) {
      const row = await tx
        .selectFrom("account_token")
        .selectAll()
        .where("account_id", "=", accountId)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { generation, status, access_token: accessToken, expires_at: expiresAt } = row;
      return { accountId, generation, status, accessToken, expiresAt: expiresAt?.toISOString() ?? null };
    },
  };
}
