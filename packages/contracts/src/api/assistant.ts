import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant, Uuid } from "../identifier.ts";
import { mergePatch } from "../merge-patch.ts";
import { Name } from "../name.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";

/** A provider that suggests answers (S45, N12); it is called by the desk's assistant, never sends by itself. */
export const Assistant = closed({
  id: Uuid,
  version: Type.Integer(),
  name: Type.String(),
  url: Type.String(),
  keySet: Type.Boolean(),
  active: Type.Boolean(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Assistant = Static<typeof Assistant>;

const fields = {
  name: Name,
  url: Type.String({ minLength: 1, maxLength: 2000, description: "https, or http to an allowed destination" }),
  key: Type.Optional(
    nullable(Type.String({ minLength: 1, maxLength: 1000, description: "Write-only; null removes it" })),
  ),
  active: Type.Optional(Type.Boolean()),
};
export const AssistantCreate = closed(fields);
export type AssistantCreate = Static<typeof AssistantCreate>;
export const AssistantPatch = Type.Partial(closed(fields));

const params = closed({ assistantId: Uuid });
const tag = "Assistants";
const service = "account-config";

export const listAssistants = defineRoute({
  operationId: "listAssistants",
  method: "GET",
  path: "/assistants",
  service,
  action: "assistants.read",
  tag,
  summary: "List assistants, by name",
  query: listQuery({ search: Type.Optional(Type.String({ maxLength: 200 })) }),
  responses: { 200: pageOf(Assistant) },
});
export const createAssistant = defineRoute({
  operationId: "createAssistant",
  method: "POST",
  path: "/assistants",
  service,
  action: "assistants.write",
  tag,
  summary: "Create an assistant",
  body: AssistantCreate,
  responses: { 201: Assistant },
});
export const getAssistant = defineRoute({
  operationId: "getAssistant",
  method: "GET",
  path: "/assistants/{assistantId}",
  service,
  action: "assistants.read",
  tag,
  summary: "Get an assistant",
  params,
  responses: { 200: Assistant },
});
export const updateAssistant = defineRoute({
  operationId: "updateAssistant",
  method: "PATCH",
  path: "/assistants/{assistantId}",
  service,
  action: "assistants.write",
  tag,
  summary: "Change an assistant",
  params,
  ...mergePatch,
  body: AssistantPatch,
  responses: { 200: Assistant },
});
export const deleteAssistant = defineRoute({
  operationId: "deleteAssistant",
  method: "DELETE",
  path: "/assistants/{assistantId}",
  service,
  action: "assistants.write",
  tag,
  summary: "Delete an assistant",
  description: "Accounts that use it have none afterwards.",
  params,
  responses: { 204: null },
});
