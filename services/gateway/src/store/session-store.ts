import type { Kysely } from "kysely";
import type { Session } from "../domain/session.ts";
import type { SessionStore } from "../operations/ports.ts";
import type { GatewayTables } from "./schema.ts";
import { userOf } from "./user-store.ts";

export function makeSessionStore(database: Kysely<GatewayTables>): SessionStore {
  return {
    async insert(session, tokenHash) {
      await database
        .insertInto("session")
        .values({
          id: session.id,
          token_hash: tokenHash,
          user_id: session.userId,
          created_at: session.lastSeenAt,
          last_seen_at: session.lastSeenAt,
          ends_at: session.endsAt,
        })
        .execute();
    },
    findByTokenHash: (tokenHash) => findByTokenHash(database, tokenHash),
    async noteSeen(id, at) {
      await database.updateTable("session").set({ last_seen_at: at }).where("id", "=", id).execute();
    },
    async delete(id) {
      await database.deleteFrom("session").where("id", "=", id).execute();
    },
    async deleteOfUser(userId) {
      await database.deleteFrom("session").where("user_id", "=", userId).execute();
    },
  };
}

/** Sessions that are over for good are of no use to anybody. */
export async function deleteEndedSessions(database: Kysely<GatewayTables>, now: Date): Promise<void> {
  await database.deleteFrom("session").where("ends_at", "<=", now).execute();
}

async function findByTokenHash(database: Kysely<GatewayTables>, tokenHash: Buffer) {
  const row = await database
    .selectFrom("session")
    .innerJoin("user", "user.id", "session.user_id")
    .selectAll("user")
    .select(["session.id as session_id", "session.last_seen_at as session_seen_at", "session.ends_at"])
    .where("session.token_hash", "=", tokenHash)
    .where("user.active", "=", true)
    .where("user.deleted_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const session: Session = {
    id: row.session_id,
    userId: row.id,
    lastSeenAt: row.session_seen_at,
    endsAt: row.ends_at,
  };
  return { session, user: userOf(row) };
}
