import { DomainError } from "@mailroom/contracts/domain-error";
import { likePattern } from "@mailroom/postgres/like-pattern";
import { errorCodeOf } from "@mailroom/postgres/postgres-error";
import { type Kysely, type Selectable, sql } from "kysely";
import { emailKeyOf, type User } from "../domain/user.ts";
import type { UserPage, UserStore } from "../operations/ports.ts";
import type { GatewayTables } from "./schema.ts";

/** SQLSTATE unique_violation. */
const uniqueViolation = "23505";

export function makeUserStore(database: Kysely<GatewayTables>): UserStore {
  const existing = () => database.selectFrom("user").selectAll().where("deleted_at", "is", null);
  return {
    async find(id) {
      return userOrNull(await existing().where("id", "=", id).executeTakeFirst());
    },
    async findForUpdate(id) {
      return userOrNull(await existing().where("id", "=", id).forUpdate().executeTakeFirst());
    },
    async findByEmailKey(emailKey) {
      const row = await existing().where("email_key", "=", emailKey).executeTakeFirst();
      return row === undefined ? null : { user: userOf(row), passwordHash: row.password_hash };
    },
    list: (page) => listUsers(database, page),
    async insert(user, passwordHash) {
      await refuseTaken(() =>
        database
          .insertInto("user")
          .values({ id: user.id, password_hash: passwordHash, created_at: user.createdAt, ...columnsOf(user) })
          .execute(),
      );
    },
    async update(user) {
      await refuseTaken(() => database.updateTable("user").set(columnsOf(user)).where("id", "=", user.id).execute());
    },
    async setPassword(id, passwordHash) {
      await database.updateTable("user").set({ password_hash: passwordHash }).where("id", "=", id).execute();
    },
    async lockOtherAdministrators(id) {
      const rows = await existing()
        .where("role", "=", "admin")
        .where("active", "=", true)
        .orderBy("id")
        .forUpdate()
        .execute();
      return rows.filter((row) => row.id !== id).length;
    },
    async lockAndCheckEmpty() {
      await sql`lock table "user" in share row exclusive mode`.execute(database);
      return (await database.selectFrom("user").select("id").limit(1).executeTakeFirst()) === undefined;
    },
    async noteSeen(id, at) {
      await database.updateTable("user").set({ last_seen_at: at }).where("id", "=", id).execute();
    },
  };
}

async function listUsers(database: Kysely<GatewayTables>, page: UserPage): Promise<User[]> {
  const { search, after, limit } = page;
  let query = database
    .selectFrom("user")
    .selectAll()
    .where("deleted_at", "is", null)
    .orderBy(sql`lower(name)`)
    .orderBy("id")
    .limit(limit);
  if (search !== null) {
    const pattern = likePattern(search.toLowerCase());
    query = query.where((where) =>
      where.or([
        where(sql`lower(name)`, "like", pattern),
        where(sql`lower(alias)`, "like", pattern),
        where("email_key", "like", pattern),
      ]),
    );
  }
  if (after !== null) query = query.where(sql<boolean>`(lower(name), id) > (lower(${after.name}), ${after.id}::uuid)`);
  return (await query.execute()).map(userOf);
}

function columnsOf(user: User) {
  return {
    version: user.version,
    name: user.name,
    email_address: user.emailAddress,
    email_key: emailKeyOf(user.emailAddress),
    role: user.role,
    active: user.active,
    alias: user.alias,
    signature: user.signature,
    updated_at: user.updatedAt,
    last_seen_at: user.lastSeenAt,
    deleted_at: user.deletedAt,
  };
}

export function userOf(row: Omit<Selectable<GatewayTables["user"]>, "password_hash" | "email_key">): User {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    emailAddress: row.email_address,
    role: row.role,
    active: row.active,
    alias: row.alias,
    signature: row.signature,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lastSeenAt: row.last_seen_at,
    deletedAt: row.deleted_at,
  };
}

function userOrNull(row: Selectable<GatewayTables["user"]> | undefined): User | null {
  return row === undefined ? null : userOf(row);
}

async function refuseTaken(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (errorCodeOf(error) !== uniqueViolation) throw error;
    throw new DomainError("email-address-taken", "conflict", "Somebody else has this address.", {
      cause: error,
      fields: [{ pointer: "/emailAddress", detail: "belongs to another user" }],
    });
  }
}
