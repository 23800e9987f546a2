import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { ConsentStore } from "../operations/oauth-ports.ts";
import type { AccountConfigDatabase } from "./schema.ts";

export function makeConsentStore(tx: Kysely<AccountConfigDatabase>): ConsentStore {
  return {
    async insert(state, { accountId, purpose, nonce, codeVerifier, expiresAt, begunBy }) {
      const row = { account_id: accountId, purpose, nonce, expires_at: expiresAt };
      await tx
        .insertInto("consent")
        .values({
          ...row,
          state_hash: hashOf(state),
          code_verifier: JSON.stringify(codeVerifier),
          begun_by: begunBy === null ? null : JSON.stringify(begunBy),
        })
        .execute();
    },
    async take(state) {
      const row = await tx
        .deleteFrom("consent")
        .where("state_hash", "=", hashOf(state))
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return null;
      const { account_id: accountId, purpose, nonce, code_verifier: codeVerifier, expires_at: expiresAt } = row;
      return { accountId, purpose, nonce, codeVerifier, expiresAt, begunBy: row.begun_by };
    },
    async deleteExpired(now) {
      // Some more time, in which a late comer is told that it was too late, and for which account.
      const dayAgo = new Date(now.getTime() - 24 * 60 * 60_000);
      await tx.deleteFrom("consent").where("expires_at", "<", dayAgo).execute();
    },
  };
}

function hashOf(state: string): Buffer {
  return createHash("sha256").update(state).digest();
}
