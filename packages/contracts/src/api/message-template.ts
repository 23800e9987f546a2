import Type, { type Static } from "typebox";
import { maxTemplateBytes } from "../account-preferences.ts";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant, Uuid } from "../identifier.ts";
import { mergePatch } from "../merge-patch.ts";
import { Name } from "../name.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";

/** A text with variables that automatic mail is made from, by name (X8): automatic replies, notices of an account transfer. */
export const MessageTemplate = closed({
  id: Uuid,
  version: Type.Integer(),
  name: Type.String(),
  subject: nullable(Type.String({ description: "null: Re: and the subject that is answered" })),
  html: Type.String(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type MessageTemplate = Static<typeof MessageTemplate>;

const fields = {
  name: Name,
  subject: Type.Optional(nullable(Type.String({ maxLength: 500 }))),
  html: Type.String({ minLength: 1, maxLength: maxTemplateBytes }),
};
export const MessageTemplateCreate = closed(fields);
export type MessageTemplateCreate = Static<typeof MessageTemplateCreate>;
export const MessageTemplatePatch = Type.Partial(closed(fields));

const params = closed({ templateId: Uuid });
const tag = "Templates";
const service = "account-config";

export const listMessageTemplates = defineRoute({
  operationId: "listMessageTemplates",
  method: "GET",
  path: "/templates",
  service,
  action: "templates.read",
  tag,
  summary: "List named templates, by name",
  query: listQuery({ search: Type.Optional(Type.String({ maxLength: 200 })) }),
  responses: { 200: pageOf(MessageTemplate) },
});
export const createMessageTemplate = defineRoute({
  operationId: "createMessageTemplate",
  method: "POST",
  path: "/templates",
  service,
  action: "templates.write",
  tag,
  summary: "Create a named template",
  body: MessageTemplateCreate,
  responses: { 201: MessageTemplate },
});
export const getMessageTemplate = defineRoute({
  operationId: "getMessageTemplate",
  method: "GET",
  path: "/templates/{templateId}",
  service,
  action: "templates.read",
  tag,
  summary: "Get a named template",
  params,
  responses: { 200: MessageTemplate },
});
export const updateMessageTemplate = defineRoute({
  operationId: "updateMessageTemplate",
  method: "PATCH",
  path: "/templates/{templateId}",
  service,
  action: "templates.write",
  tag,
  summary: "Change a named template",
  params,
  ...mergePatch,
  body: MessageTemplatePatch,
  responses: { 200: MessageTemplate },
});
export const deleteMessageTemplate = defineRoute({
  operationId: "deleteMessageTemplate",
  method: "DELETE",
  path: "/templates/{templateId}",
  service,
  action: "templates.write",
  tag,
  summary: "Delete a named template",
  description: "One that an action or setting uses cannot be deleted (409).",
  params,
  responses: { 204: null },
});

/** `body`: an account's layout, with {{content}}; `named`: automatic mail; `notification`: plain text. */
export const templateKinds = ["body", "named", "notification"] as const;

export const TemplateVariable = closed({
  name: Type.String({ description: "As it stands between braces, e.g. contact.firstName" }),
  description: Type.String(),
  sample: Type.String(),
  kinds: Type.Array(Type.Enum([...templateKinds])),
});

export const listTemplateVariables = defineRoute({
  operationId: "listTemplateVariables",
  method: "GET",
  path: "/template-variables",
  service,
  action: "templates.read",
  tag,
  summary: "The variables that templates may use (X11)",
  responses: { 200: closed({ items: Type.Array(TemplateVariable) }) },
});

export const previewTemplate = defineRoute({
  operationId: "previewTemplate",
  method: "POST",
  path: "/templates/preview",
  service,
  action: "templates.read",
  tag,
  summary: "Render a template with sample data, before it is saved",
  description:
    "Refused (422) with line and reason where it does not compile, uses what is not allowed, is too big, too deep or too slow.",
  body: closed({
    kind: Type.Enum([...templateKinds]),
    source: Type.String({ maxLength: maxTemplateBytes }),
    accountId: Type.Optional(
      Type.String({ format: "uuid", description: "Whose name, address and logo are filled in" }),
    ),
    fontFamily: Type.Optional(Type.String({ maxLength: 40 })),
    fontSizePx: Type.Optional(Type.Integer({ minimum: 8, maximum: 32 })),
    sample: Type.Optional(closed({ contactName: Type.Optional(Type.String({ maxLength: 255 })) })),
  }),
  responses: {
    200: closed({
      html: Type.String({ description: "Sanitised; a whole document for a frame" }),
      text: Type.String(),
      warnings: Type.Array(Type.String({ description: "e.g. a variable that is not known: it stays empty" })),
    }),
  },
});
