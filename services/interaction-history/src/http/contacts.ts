import {
  type Contact as ContactView,
  getContact as getRoute,
  listContacts as listRoute,
  updateContact as updateRoute,
} from "@mailroom/contracts/api/contact";
import { etagOf, versionGuard } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { getContact, listContacts, updateContact } from "../operations/contacts.ts";
import type { Contact } from "../operations/ports.ts";
import { limitOf, pageOfRows, positionOf } from "./page.ts";
import type { HttpParts } from "./parts.ts";

const AfterContact = Type.Object({ contactId: Type.String() });

export function addContactRoutes(server: FastifyInstance, { read, transact, cursor }: HttpParts): void {
  implement(server, listRoute, async ({ principal, query }) => {
    const afterId = positionOf(cursor, AfterContact, query)?.contactId ?? null;
    const limit = limitOf(query);
    const { listId = null, search = null } = query;
    const rows = await listContacts(read, principal, { listId, search, afterId, limit: limit + 1 });
    const { items, page } = pageOfRows(rows, limit, ({ id }) => cursor.encode({ contactId: id }));
    return { status: 200, body: { items: items.map(toContactView), page } };
  });

  implement(server, getRoute, async ({ principal, params: { contactId } }) => {
    const contact = await getContact(read, principal, contactId);
    return { status: 200, body: toContactView(contact), headers: { etag: etagOf(contact.version) } };
  });

  implement(server, updateRoute, async ({ principal, params: { contactId }, headers, body: { name } }) => {
    const contact = await transact((work) =>
      updateContact(work, principal, {
        contactId,
        name,
        requireVersion: versionGuard(headers),
      }),
    );
    return { status: 200, body: toContactView(contact), headers: { etag: etagOf(contact.version) } };
  });
}

function toContactView(contact: Contact): ContactView {
  const { id, version, listId, name, addresses, createdAt, lastMessageAt } = contact;
  return {
    id,
    version,
    listId,
    name,
    addresses: [...addresses],
    createdAt: createdAt.toISOString(),
    lastMessageAt: lastMessageAt?.toISOString() ?? null,
  };
}
