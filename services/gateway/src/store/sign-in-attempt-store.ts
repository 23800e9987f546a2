import { type Kysely, sql } from "kysely";
import { type AttemptWindow, attemptWindowMs } from "../domain/sign-in-limit.ts";
import type { SignInAttemptStore } from "../operations/ports.ts";
import type { GatewayTables } from "./schema.ts";

export function makeSignInAttemptStore(database: Kysely<GatewayTables>): SignInAttemptStore {
  return {
    // one after the other, address first: two transactions that meet lock in the same order
    async count(keys, now) {
      const address = await countOne(database, { scope: "address", key: keys.address, now });
      const source = await countOne(database, { scope: "source", key: keys.source, now });
      return { address, source };
    },
    async forgive(keys) {
      await database
        .deleteFrom("sign_in_attempt")
        .where("scope", "=", "address")
        .where("key", "=", keys.address)
        .execute();
      await database
        .updateTable("sign_in_attempt")
        .set({ attempts: sql`greatest(attempts - 1, 0)` })
        .where("scope", "=", "source")
        .where("key", "=", keys.source)
        .execute();
    },
  };
}

/** Rows whose window is over say nothing any more. */
export async function deleteOldAttempts(database: Kysely<GatewayTables>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - attemptWindowMs);
  await database.deleteFrom("sign_in_attempt").where("window_started_at", "<=", before).execute();
}

async function countOne(
  database: Kysely<GatewayTables>,
  attempt: { readonly scope: "address" | "source"; readonly key: Buffer; readonly now: Date },
): Promise<AttemptWindow> {
  const { scope, key, now } = attempt;
  const over = sql<boolean>`sign_in_attempt.window_started_at <= ${new Date(now.getTime() - attemptWindowMs)}`;
  const row = await database
    .insertInto("sign_in_attempt")
    .values({ scope, key, window_started_at: now, attempts: 1 })
    .onConflict((conflict) =>
      conflict.columns(["scope", "key"]).doUpdateSet({
        attempts: sql`case when ${over} then 1 else sign_in_attempt.attempts + 1 end`,
        window_started_at: sql`case when ${over} then excluded.window_started_at else sign_in_attempt.window_started_at end`,
      }),
    )
    .returning(["window_started_at", "attempts"])
    .executeTakeFirstOrThrow();
  return { startedAt: row.window_started_at, attempts: row.attempts };
}
