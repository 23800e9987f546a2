import { likePattern } from "@mailroom/postgres/like-pattern";
import { sql, type Insertable, type Kysely, type Selectable } from "kysely";
import type { StoredAssistant } from "../domain/assistant.ts";
import { nameTaken } from "../domain/errors.ts";
import type { AssistantStore } from "../operations/library-ports.ts";
import type { AssistantTable } from "./library-schema.ts";
import type { AccountConfigDatabase } from "./schema.ts";
import { uniqueViolation } from "./unique-violation.ts";

export function makeAssistantStore(tx: Kysely<AccountConfigDatabase>): AssistantStore {
  const all = () => tx.selectFrom("assistant").selectAll();
  return {
    async find(id) {
      const row = await all().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },
    async findForUpdate(id) {
      const row = await all().where("id", "=", id).forUpdate().executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },
    async lockExisting(id) {
      return (await all().where("id", "=", id).forShare().executeTakeFirst()) !== undefined;
    },
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
    async insert(assistant) {
      await translated(tx.insertInto("assistant").values(toRow(assistant)).execute());
    },
    async update(assistant) {
      await translated(tx.updateTable("assistant").set(toRow(assistant)).where("id", "=", assistant.id).execute());
    },
    async delete(id) {
      await tx.deleteFrom("assistant").where("id", "=", id).execute();
    },
    async listAccountIds(id) {
      const rows = await tx
        .selectFrom("account")
        .select("id")
        .where("deleted_at", "is", null)
        .where(sql<boolean>`preferences ->> 'assistantId' = ${id}`)
        .orderBy("id")
        .execute();
      return rows.map((row) => row.id);
    },
  };
}

async function translated(statement: Promise<unknown>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    if (uniqueViolation(error) === "assistant_name_key") throw nameTaken("assistant");
    throw error;
  }
}

function toRow({ key, createdAt, updatedAt, ...assistant }: StoredAssistant): Insertable<AssistantTable> {
  return {
    ...assistant,
    key: key === null ? null : JSON.stringify(key),
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

function fromRow({ created_at, updated_at, ...row }: Selectable<AssistantTable>): StoredAssistant {
  return { ...row, createdAt: created_at, updatedAt: updated_at };
}
