import { sql, type Insertable, type Kysely, type Selectable } from "kysely";
import type { StoredAssistant } from "../domain/assistant.ts";
import type { AssistantStore } from "../operations/library-ports.ts";
import type { AssistantTable } from "./library-schema.ts";
import { makeNamedStore } from "./named-store.ts";
import type { AccountConfigDatabase } from "./schema.ts";

export function makeAssistantStore(tx: Kysely<AccountConfigDatabase>): AssistantStore {
  const assistants = makeNamedStore(tx, { table: "assistant", noun: "assistant", toRow, fromRow });
  return {
    ...assistants,
    lockExisting: async (id) => (await assistants.findForShare(id)) !== null,
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
