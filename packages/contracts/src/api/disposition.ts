import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant, Uuid } from "../identifier.ts";
import { mergePatch } from "../merge-patch.ts";
import { Name } from "../name.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";

/** Whose interactions a disposition is offered for (S50). */
export const dispositionScopes = ["account", "global", "list", "queue"] as const;
const Description = nullable(Type.String({ maxLength: 2000 }));

/** A label that closes an interaction, in a tree of at most three levels (S49, X9). */
export const Disposition = closed({
  id: Uuid,
  version: Type.Integer(),
  name: Type.String(),
  description: nullable(Type.String()),
  parentId: nullable(Uuid),
  level: Type.Integer({ description: "1 to 3; a third-level disposition takes no children" }),
  path: Type.Array(Type.String(), { description: "Names from the first level down to this one" }),
  scope: Type.Enum([...dispositionScopes]),
  scopeId: nullable(Type.String({ format: "uuid", description: "The account, list or queue; null: global" })),
  isSystem: Type.Boolean({ description: "Made by Mailroom (Closed for inactivity): cannot be changed or deleted" }),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Disposition = Static<typeof Disposition>;

export const DispositionCreate = closed({
  name: Name,
  description: Type.Optional(Description),
  parentId: Type.Optional(nullable(Uuid)),
  scope: Type.Optional(
    Type.Enum([...dispositionScopes], { description: "Default global; a child has the scope of its parent" }),
  ),
  scopeId: Type.Optional(nullable(Uuid)),
});
export type DispositionCreate = Static<typeof DispositionCreate>;
export const DispositionPatch = Type.Partial(
  closed({ name: Name, description: Description, parentId: nullable(Uuid) }),
);
export type DispositionPatch = Static<typeof DispositionPatch>;

const params = closed({ dispositionId: Uuid });
const tag = "Dispositions";
const service = "account-config";

export const listDispositions = defineRoute({
  operationId: "listDispositions",
  method: "GET",
  path: "/dispositions",
  service,
  action: "dispositions.read",
  tag,
  summary: "List dispositions, each after its parent",
  query: listQuery({
    scope: Type.Optional(Type.Enum([...dispositionScopes])),
    scopeId: Type.Optional(Uuid),
    search: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  responses: { 200: pageOf(Disposition) },
});
export const createDisposition = defineRoute({
  operationId: "createDisposition",
  method: "POST",
  path: "/dispositions",
  service,
  action: "dispositions.write",
  tag,
  summary: "Create a disposition",
  body: DispositionCreate,
  responses: { 201: Disposition },
});
export const getDisposition = defineRoute({
  operationId: "getDisposition",
  method: "GET",
  path: "/dispositions/{dispositionId}",
  service,
  action: "dispositions.read",
  tag,
  summary: "Get a disposition",
  params,
  responses: { 200: Disposition },
});
export const updateDisposition = defineRoute({
  operationId: "updateDisposition",
  method: "PATCH",
  path: "/dispositions/{dispositionId}",
  service,
  action: "dispositions.write",
  tag,
  summary: "Change a disposition",
  params,
  ...mergePatch,
  body: DispositionPatch,
  responses: { 200: Disposition },
});
export const deleteDisposition = defineRoute({
  operationId: "deleteDisposition",
  method: "DELETE",
  path: "/dispositions/{dispositionId}",
  service,
  action: "dispositions.write",
  tag,
  summary: "Delete a disposition",
  description:
    "Its children go with it. What was disposed with it keeps the name. Refused while actions of accounts close with it.",
  params,
  responses: { 204: null },
});

export const createStarterDispositions = defineRoute({
  operationId: "createStarterDispositions",
  method: "POST",
  path: "/dispositions/starter-set",
  service,
  action: "dispositions.write",
  tag,
  summary: "Create a small usual set of global dispositions",
  description: "Those whose names exist already are left alone.",
  responses: { 200: closed({ created: Type.Integer() }) },
});

/** S50: account, global, its list's and the queue's, labelled by scope. */
export const listOfferedDispositions = defineRoute({
  operationId: "listOfferedDispositions",
  method: "GET",
  path: "/accounts/{accountId}/dispositions",
  service,
  action: "dispositions.offered",
  tag,
  summary: "Dispositions offered for an interaction of the account",
  params: closed({ accountId: Uuid }),
  query: closed({
    listId: Type.Optional(Type.String({ format: "uuid", description: "The contact's list; default: the account's" })),
    queueId: Type.Optional(Type.String({ format: "uuid", description: "The queue that manages the interaction" })),
  }),
  responses: { 200: closed({ items: Type.Array(Disposition) }) },
});
