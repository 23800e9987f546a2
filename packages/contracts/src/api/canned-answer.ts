import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant, Uuid } from "../identifier.ts";
import { mergePatch } from "../merge-patch.ts";
import { notBlank } from "../name.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";

/** All files of one canned answer together (S52). */
export const maxCannedAttachmentBytes = 16 * 1024 * 1024;

export const CannedAttachment = closed({
  id: Uuid,
  filename: Type.String({ description: "Cleaned for display and download" }),
  contentType: Type.String(),
  sizeBytes: Type.Integer(),
});

/** A prepared text that an agent puts into a message by its key (S51, S52). */
export const CannedAnswer = closed({
  id: Uuid,
  version: Type.Integer(),
  key: Type.String(),
  value: Type.String(),
  format: Type.Enum(["text", "html"]),
  description: nullable(Type.String()),
  accountId: nullable(Type.String({ format: "uuid", description: "null: global, offered for every account" })),
  attachments: Type.Array(CannedAttachment),
  createdAt: Instant,
  updatedAt: Instant,
});
export type CannedAnswer = Static<typeof CannedAnswer>;

const fields = {
  key: Type.String({
    minLength: 1,
    maxLength: 50,
    pattern: `^(?=.*${notBlank})[^\\s/]+$`,
    description: "What the agent types after a slash; unique in the account, or among the global ones",
  }),
  value: Type.String({ minLength: 1, maxLength: 100_000 }),
  format: Type.Optional(Type.Enum(["text", "html"], { description: "Default text" })),
  description: Type.Optional(nullable(Type.String({ maxLength: 2000 }))),
};
export const CannedAnswerCreate = closed({ ...fields, accountId: Type.Optional(nullable(Uuid)) });
export type CannedAnswerCreate = Static<typeof CannedAnswerCreate>;
export const CannedAnswerPatch = Type.Partial(closed(fields));

/** The longest text, of characters that programs write as two escaped halves of six bytes each, and the rest. */
const maxBodyBytes = 2 * 1024 * 1024;
const params = closed({ cannedAnswerId: Uuid });
const tag = "Canned answers";
const service = "account-config";

export const listCannedAnswers = defineRoute({
  operationId: "listCannedAnswers",
  method: "GET",
  path: "/canned-answers",
  service,
  action: "canned-answers.read",
  tag,
  summary: "List canned answers, by key",
  query: listQuery({
    accountId: Type.Optional(Uuid),
    scope: Type.Optional(Type.Enum(["global", "account"])),
    search: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  responses: { 200: pageOf(CannedAnswer) },
});
export const createCannedAnswer = defineRoute({
  operationId: "createCannedAnswer",
  method: "POST",
  path: "/canned-answers",
  service,
  action: "canned-answers.write",
  tag,
  summary: "Create a canned answer",
  maxBodyBytes,
  body: CannedAnswerCreate,
  responses: { 201: CannedAnswer },
});
export const getCannedAnswer = defineRoute({
  operationId: "getCannedAnswer",
  method: "GET",
  path: "/canned-answers/{cannedAnswerId}",
  service,
  action: "canned-answers.read",
  tag,
  summary: "Get a canned answer",
  params,
  responses: { 200: CannedAnswer },
});
export const updateCannedAnswer = defineRoute({
  operationId: "updateCannedAnswer",
  method: "PATCH",
  path: "/canned-answers/{cannedAnswerId}",
  service,
  action: "canned-answers.write",
  tag,
  summary: "Change a canned answer",
  params,
  ...mergePatch,
  maxBodyBytes,
  body: CannedAnswerPatch,
  responses: { 200: CannedAnswer },
});
export const deleteCannedAnswer = defineRoute({
  operationId: "deleteCannedAnswer",
  method: "DELETE",
  path: "/canned-answers/{cannedAnswerId}",
  service,
  action: "canned-answers.write",
  tag,
  summary: "Delete a canned answer",
  params,
  responses: { 204: null },
});

const attachmentParams = closed({ cannedAnswerId: Uuid, attachmentId: Uuid });

export const addCannedAttachment = defineRoute({
  operationId: "addCannedAttachment",
  method: "POST",
  path: "/canned-answers/{cannedAnswerId}/attachments",
  service,
  action: "canned-answers.write",
  tag,
  summary: "Attach a file to a canned answer",
  description:
    "The body is the file. All files of one answer together may have 16 MiB; the byte after that is refused (413).",
  params,
  query: closed({
    filename: Type.String({ minLength: 1, maxLength: 255 }),
    contentType: Type.Optional(Type.String({ maxLength: 255 })),
  }),
  consumes: ["application/octet-stream"],
  maxBodyBytes: maxCannedAttachmentBytes,
  responses: { 201: CannedAnswer },
});
export const getCannedAttachment = defineRoute({
  operationId: "getCannedAttachment",
  method: "GET",
  path: "/canned-answers/{cannedAnswerId}/attachments/{attachmentId}",
  service,
  action: "canned-answers.offered",
  tag,
  summary: "Download a file of a canned answer",
  params: attachmentParams,
  responses: { 200: null },
  produces: "application/octet-stream",
});
export const deleteCannedAttachment = defineRoute({
  operationId: "deleteCannedAttachment",
  method: "DELETE",
  path: "/canned-answers/{cannedAnswerId}/attachments/{attachmentId}",
  service,
  action: "canned-answers.write",
  tag,
  summary: "Remove a file from a canned answer",
  params: attachmentParams,
  responses: { 204: null },
});

/** S51: the account's own and the global ones; where keys are equal the account's own. */
export const listOfferedCannedAnswers = defineRoute({
  operationId: "listOfferedCannedAnswers",
  method: "GET",
  path: "/accounts/{accountId}/canned-answers",
  service,
  action: "canned-answers.offered",
  tag,
  summary: "Canned answers offered while writing from the account",
  params: closed({ accountId: Uuid }),
  query: closed({
    search: Type.Optional(Type.String({ maxLength: 200, description: "Beginning of the key, or part of the text" })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 20 })),
  }),
  responses: { 200: closed({ items: Type.Array(CannedAnswer) }) },
});
