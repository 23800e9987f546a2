import { sql, type Kysely, type Selectable } from "kysely";
import type { ContactList } from "../domain/contact-list.ts";
import { nameTaken } from "../domain/errors.ts";
import type { ListStore } from "../operations/ports.ts";
import { likePattern } from "@mailroom/postgres/like-pattern";
import type { AccountConfigDatabase, ContactListTable } from "./schema.ts";
import { uniqueViolation } from "./unique-violation.ts";

export function makeListStore(tx: Kysely<AccountConfigDatabase>): ListStore {
  const all = () => tx.selectFrom("contact_list").selectAll();
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
    async insert(list) {
      await translated(tx.insertInto("contact_list").values(toRow(list)).execute());
    },
    async update(list) {
      await translated(tx.updateTable("contact_list").set(toRow(list)).where("id", "=", list.id).execute());
    },
    async delete(id) {
      await tx.deleteFrom("contact_list").where("id", "=", id).execute();
    },
  };
}

async function translated(statement: Promise<unknown>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    if (uniqueViolation(error) === "contact_list_name_key") throw nameTaken("list");
    throw error;
  }
}

function toRow(list: ContactList): ContactListTable {
  const { id, version, name, description, createdAt, updatedAt } = list;
  return { id, version, name, description, created_at: createdAt, updated_at: updatedAt };
}

function fromRow(row: Selectable<ContactListTable>): ContactList {
  const { id, version, name, description, created_at: createdAt, updated_at: updatedAt } = row;
  return { id, version, name, description, createdAt, updatedAt };
}
