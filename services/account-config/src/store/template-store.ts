import { sql, type Kysely, type Selectable } from "kysely";
import type { StoredTemplate } from "../domain/message-template.ts";
import type { TemplateStore } from "../operations/template-ports.ts";
import { makeNamedStore } from "./named-store.ts";
import type { AccountConfigDatabase, MessageTemplateTable } from "./schema.ts";
import { listAccountsWhere, lockNamed } from "./step-references.ts";

export function makeTemplateStore(tx: Kysely<AccountConfigDatabase>): TemplateStore {
  return {
    ...makeNamedStore(tx, { table: "message_template", noun: "template", toRow, fromRow }),
    lockExisting: (ids) => lockNamed(tx, "message_template", ids),
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

function toRow(template: StoredTemplate): MessageTemplateTable {
  const { id, version, name, subject, html, createdAt, updatedAt } = template;
  return { id, version, name, subject, html, created_at: createdAt, updated_at: updatedAt };
}

function fromRow(row: Selectable<MessageTemplateTable>): StoredTemplate {
  const { id, version, name, subject, html, created_at: createdAt, updated_at: updatedAt } = row;
  return { id, version, name, subject, html, createdAt, updatedAt };
}
