import { likePattern } from "@mailroom/postgres/like-pattern";
import { sql, type Kysely, type Selectable } from "kysely";
import { nameTaken } from "../domain/errors.ts";
import type { StoredTemplate } from "../domain/message-template.ts";
import type { TemplateStore } from "../operations/template-ports.ts";
import type { AccountConfigDatabase, MessageTemplateTable } from "./schema.ts";
import { listAccountsWhere, lockNamed } from "./step-references.ts";
import { uniqueViolation } from "./unique-violation.ts";

export function makeTemplateStore(tx: Kysely<AccountConfigDatabase>): TemplateStore {
  const all = () => tx.selectFrom("message_template").selectAll();
  return {
    async find(id) {
      const row = await all().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },
    async findForUpdate(id) {
      const row = await all().where("id", "=", id).forUpdate().executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },
    lockExisting: (ids) => lockNamed(tx, "message_template", ids),
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
    async insert(template) {
      await translated(tx.insertInto("message_template").values(toRow(template)).execute());
    },
    async update(template) {
      await translated(tx.updateTable("message_template").set(toRow(template)).where("id", "=", template.id).execute());
    },
    async delete(id) {
      await tx.deleteFrom("message_template").where("id", "=", id).execute();
    },
    listUsers: (id) => listAccountsWhere(tx, sql<boolean>`actions @> ${JSON.stringify([{ templateId: id }])}::jsonb`),
    async findExistingLogos(logoIds) {
      if (logoIds.length === 0) return [];
      const id = sql<string>`logo ->> 'id'`;
      const rows = await tx
        .selectFrom("account")
        .select(id.as("id"))
        .where(id, "in", [...logoIds])
        .execute();
      return rows.map((row) => row.id);
    },
  };
}

async function translated(statement: Promise<unknown>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    if (uniqueViolation(error) === "message_template_name_key") throw nameTaken("template");
    throw error;
  }
}

function toRow(template: StoredTemplate): MessageTemplateTable {
  const { id, version, name, subject, html, createdAt, updatedAt } = template;
  return { id, version, name, subject, html, created_at: createdAt, updated_at: updatedAt };
}

function fromRow(row: Selectable<MessageTemplateTable>): StoredTemplate {
  const { id, version, name, subject, html, created_at: createdAt, updated_at: updatedAt } = row;
  return { id, version, name, subject, html, createdAt, updatedAt };
}
