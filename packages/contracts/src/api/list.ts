import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant, Uuid } from "../identifier.ts";
import { mergePatch } from "../merge-patch.ts";
import { Name } from "../name.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";

/** A contact list of the Contact Manager: new senders of an account are filed in its list (S5). */
export const ContactList = closed({
  id: Uuid,
  version: Type.Integer(),
  name: Type.String(),
  description: nullable(Type.String()),
  createdAt: Instant,
  updatedAt: Instant,
});
export type ContactList = Static<typeof ContactList>;

const fields = {
  name: Name,
  description: Type.Optional(nullable(Type.String({ maxLength: 2000 }))),
};
export const ContactListCreate = closed(fields);
export type ContactListCreate = Static<typeof ContactListCreate>;
export const ContactListPatch = Type.Partial(closed(fields));

const listParams = closed({ listId: Uuid });
const tag = "Lists";
const service = "account-config";

export const listLists = defineRoute({
  operationId: "listLists",
  method: "GET",
  path: "/lists",
  service,
  action: "lists.read",
  tag,
  summary: "List contact lists, by name",
  query: listQuery({ search: Type.Optional(Type.String({ maxLength: 200 })) }),
  responses: { 200: pageOf(ContactList) },
});
export const createList = defineRoute({
  operationId: "createList",
  method: "POST",
  path: "/lists",
  service,
  action: "lists.write",
  tag,
  summary: "Create a contact list",
  body: ContactListCreate,
  responses: { 201: ContactList },
});
export const getList = defineRoute({
  operationId: "getList",
  method: "GET",
  path: "/lists/{listId}",
  service,
  action: "lists.read",
  tag,
  summary: "Get a contact list",
  params: listParams,
  responses: { 200: ContactList },
});
export const updateList = defineRoute({
  operationId: "updateList",
  method: "PATCH",
  path: "/lists/{listId}",
  service,
  action: "lists.write",
  tag,
  summary: "Change a contact list",
  params: listParams,
  ...mergePatch,
  body: ContactListPatch,
  responses: { 200: ContactList },
});
export const deleteList = defineRoute({
  operationId: "deleteList",
  method: "DELETE",
  path: "/lists/{listId}",
  service,
  action: "lists.write",
  tag,
  summary: "Delete a contact list that no account uses",
  description: "409 `list-in-use` otherwise. The dispositions of the list go with it.",
  params: listParams,
  responses: { 204: null },
});
