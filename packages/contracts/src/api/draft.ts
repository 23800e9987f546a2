/** What somebody is writing and has not sent: theirs alone, whoever else may see the interaction. */
import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant, Uuid } from "../identifier.ts";
import { IfMatchHeaders } from "../merge-patch.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";

/** Of one person: more than anybody writes at a time; a program that begins drafts and never sends them ends here. */
export const maxDrafts = 1_000;

const TypedRecipients = Type.Array(Type.String({ maxLength: 400 }), {
  maxItems: 50,
  description: "As typed: checked when the message is sent",
});

const content = {
  from: nullable(Type.String({ maxLength: 254, description: "null: the account's own address" })),
  to: TypedRecipients,
  cc: TypedRecipients,
  bcc: TypedRecipients,
  subject: Type.String({ maxLength: 990 }),
  text: Type.String({ maxLength: 200_000 }),
};
const newMailContent = {
  accountId: nullable(Uuid),
  ...content,
};
const stored = {
  version: Type.Integer({ description: "Equals the ETag; 0: nothing is kept" }),
  savedAt: nullable(Instant),
};

export const DraftContent = closed(content);
export type DraftContent = Static<typeof DraftContent>;
/** What was kept of an answer; all empty where nothing is. */
export const Draft = closed({ ...stored, ...content });
export type Draft = Static<typeof Draft>;

export const NewMailDraftContent = closed(newMailContent);
export type NewMailDraftContent = Static<typeof NewMailDraftContent>;
export const NewMailDraft = closed({ ...stored, ...newMailContent });
export type NewMailDraft = Static<typeof NewMailDraft>;

/** What a list says of a draft: enough to find it again. */
export const DraftSummary = closed({
  interactionId: nullable(Type.String({ format: "uuid", description: "null: the new mail you have begun" })),
  interaction: nullable(
    closed({ number: Type.Integer(), accountId: Uuid, subject: Type.String(), contactName: nullable(Type.String()) }),
  ),
  version: Type.Integer({ description: "Equals the ETag, for discarding" }),
  savedAt: Instant,
  accountId: nullable(Type.String({ format: "uuid", description: "From which a new mail is to go, once chosen" })),
  to: TypedRecipients,
  subject: Type.String(),
  snippet: Type.String({ description: "How the text begins" }),
});
export type DraftSummary = Static<typeof DraftSummary>;

const params = closed({ interactionId: Uuid });
const headers = IfMatchHeaders;
const service = "interaction-history";
const tag = "Drafts";

export const listDrafts = defineRoute({
  operationId: "listDrafts",
  method: "GET",
  path: "/drafts",
  service,
  action: "interactions.read",
  tag,
  summary: "List what you have begun to write",
  description:
    "Your own, last saved first. `interaction` is null for a new mail, and where you may not read the interaction any more: such a draft can only be discarded.",
  query: listQuery({}),
  responses: { 200: pageOf(DraftSummary) },
});
export const getDraft = defineRoute({
  operationId: "getDraft",
  method: "GET",
  path: "/interactions/{interactionId}/draft",
  service,
  action: "interactions.read",
  tag,
  summary: "Get the answer you have begun",
  description: "Version 0 where there is none. Nobody sees another's draft, administrators neither.",
  params,
  responses: { 200: Draft },
});
export const saveDraft = defineRoute({
  operationId: "saveDraft",
  method: "PUT",
  path: "/interactions/{interactionId}/draft",
  service,
  action: "interactions.reply",
  tag,
  summary: "Keep the answer you have begun",
  description:
    'With If-Match: the ETag you have seen, `"0"` for a first one. 412 where another window has saved or sent it. Gone once an answer of yours is sent. At most 1000 for each person.',
  params,
  headers,
  body: DraftContent,
  responses: { 200: Draft },
});
export const discardDraft = defineRoute({
  operationId: "discardDraft",
  method: "DELETE",
  path: "/interactions/{interactionId}/draft",
  service,
  action: "interactions.read",
  tag,
  summary: "Throw away the answer you have begun",
  description: "With If-Match. Also where you may not read the interaction any more.",
  params,
  headers,
  responses: { 204: null },
});

export const getNewMailDraft = defineRoute({
  operationId: "getNewMailDraft",
  method: "GET",
  path: "/new-mail-draft",
  service,
  action: "interactions.pick",
  tag,
  summary: "Get the new mail you have begun",
  description: "Each person has one at a time. Version 0 where there is none.",
  responses: { 200: NewMailDraft },
});
export const saveNewMailDraft = defineRoute({
  operationId: "saveNewMailDraft",
  method: "PUT",
  path: "/new-mail-draft",
  service,
  action: "interactions.pick",
  tag,
  summary: "Keep the new mail you have begun",
  description: "With If-Match, as `PUT /interactions/{interactionId}/draft`. Gone once a new mail of yours is sent.",
  headers,
  body: NewMailDraftContent,
  responses: { 200: NewMailDraft },
});
export const discardNewMailDraft = defineRoute({
  operationId: "discardNewMailDraft",
  method: "DELETE",
  path: "/new-mail-draft",
  service,
  action: "interactions.pick",
  tag,
  summary: "Throw away the new mail you have begun",
  headers,
  responses: { 204: null },
});
