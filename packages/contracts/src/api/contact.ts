import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant, Uuid } from "../identifier.ts";
import { mergePatch } from "../merge-patch.ts";
import { Name } from "../name.ts";
import { listQuery, pageOf } from "../paging.ts";

export const Contact = closed({
  id: Uuid,
  version: Type.Integer(),
  listId: Uuid,
  name: Type.String(),
  addresses: Type.Array(Type.String()),
  createdAt: Instant,
  lastMessageAt: Type.Union([Instant, Type.Null()]),
});
export type Contact = Static<typeof Contact>;

const contactParams = closed({ contactId: Uuid });
const service = "interaction-history";
const tag = "Contacts";

export const listContacts = defineRoute({
  operationId: "listContacts",
  method: "GET",
  path: "/contacts",
  service,
  action: "contacts.read",
  tag,
  summary: "List contacts, newest first",
  query: listQuery({ search: Type.Optional(Type.String({ maxLength: 200 })), listId: Type.Optional(Uuid) }),
  responses: { 200: pageOf(Contact) },
});
export const getContact = defineRoute({
  operationId: "getContact",
  method: "GET",
  path: "/contacts/{contactId}",
  service,
  action: "contacts.read",
  tag,
  summary: "Get a contact",
  params: contactParams,
  responses: { 200: Contact },
});
export const updateContact = defineRoute({
  operationId: "updateContact",
  method: "PATCH",
  path: "/contacts/{contactId}",
  service,
  action: "contacts.write",
  tag,
  summary: "Rename a contact",
  params: contactParams,
  ...mergePatch,
  body: closed({ name: Type.Optional(Name) }),
  responses: { 200: Contact },
});
