import { sql } from "kysely";
import type { Contact, ContactStore } from "../operations/ports.ts";
import { likePattern } from "@mailroom/postgres/like-pattern";
import type { Writing } from "./schema.ts";

const contactColumns = sql`
  c.id, c.version, c.list_id as "listId", c.name, c.created_at as "createdAt", c.last_message_at as "lastMessageAt",
  array(select ca.address_key from contact_address ca where ca.contact_id = c.id order by ca.position) as addresses`;

export function makeContactStore({ tx, send }: Writing): ContactStore {
  return {
    createContact({ id, listId, name, addressKey, at, lastMessageAt }) {
      // Another account may meet the same sender at this moment: its row is waited for, and then counts.
      send(sql`
        with address as (
          insert into contact_address (address_key, contact_id) values (${addressKey}, ${id})
          on conflict (address_key) do nothing returning contact_id
        )
        insert into contact (id, list_id, name, created_at, last_message_at)
        select contact_id, ${listId}, ${name}, ${at}, ${lastMessageAt}::timestamptz from address`);
    },
    async findContact(contactId, lock) {
      const { rows } = await sql<Contact>`
        select ${contactColumns} from contact c where c.id = ${contactId}
        ${lock === "for-update" ? sql`for update of c` : sql``}`.execute(tx);
      return rows[0] ?? null;
    },
    async renameContact(contactId, name) {
      await sql`update contact set name = ${name}, version = version + 1 where id = ${contactId}`.execute(tx);
    },
    async isKnownTo(contactId, accountIds) {
      const { rows } = await sql`
        select from interaction where contact_id = ${contactId} and account_id = any(${[...accountIds]}::uuid[]) limit 1`.execute(
        tx,
      );
      return rows.length > 0;
    },
    async listContacts({ listId, search, accountIds, afterId, limit }) {
      const pattern = search === null ? null : likePattern(search);
      const { rows } = await sql<Contact>`
        select ${contactColumns} from contact c
        where (${listId}::uuid is null or c.list_id = ${listId})
          and (${afterId}::uuid is null or c.id < ${afterId})
          and (${accountIds === null ? null : [...accountIds]}::uuid[] is null or exists (
            select from interaction i where i.contact_id = c.id and i.account_id = any(${[...(accountIds ?? [])]}::uuid[])))
          and (${pattern}::text is null or c.name ilike ${pattern} or exists (
            select from contact_address ca where ca.contact_id = c.id and ca.address_key ilike ${pattern}))
        order by c.id desc limit ${limit}`.execute(tx);
      return rows;
    },
  };
}
