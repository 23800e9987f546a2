import type { Kysely, Selectable } from "kysely";
import type { ContactList } from "../domain/contact-list.ts";
import type { ListStore } from "../operations/ports.ts";
import { makeNamedStore } from "./named-store.ts";
import type { AccountConfigDatabase, ContactListTable } from "./schema.ts";

export function makeListStore(tx: Kysely<AccountConfigDatabase>): ListStore {
  const lists = makeNamedStore(tx, { table: "contact_list", noun: "list", toRow, fromRow });
  return { ...lists, lockExisting: async (id) => (await lists.findForShare(id)) !== null };
}

function toRow(list: ContactList): ContactListTable {
  const { id, version, name, description, createdAt, updatedAt } = list;
  return { id, version, name, description, created_at: createdAt, updated_at: updatedAt };
}

function fromRow(row: Selectable<ContactListTable>): ContactList {
  const { id, version, name, description, created_at: createdAt, updated_at: updatedAt } = row;
  return { id, version, name, description, createdAt, updatedAt };
}
