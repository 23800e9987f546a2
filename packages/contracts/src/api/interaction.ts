import Type, { type Static } from "typebox";
import { AppliedDisposition, DispositionNote } from "../applied-disposition.ts";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { deliveryStates, RecipientResult } from "../events/delivery.ts";
import { joinReasons } from "../events/interaction.ts";
import { Instant, Uuid } from "../identifier.ts";
import { MailAddress } from "../mail-address.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";
import { refusedRecipients } from "./delivery.ts";
import { SentDraftHeaders } from "./sent-draft.ts";
import { outgoingFiles } from "./upload.ts";

export const Interaction = closed({
  id: Uuid,
  version: Type.Integer(),
  number: Type.Integer(),
  accountId: Uuid,
  accountKey: Type.String({ description: "Label of the account, as on agents' tabs" }),
  contact: nullable(closed({ id: Uuid, name: Type.String(), address: Type.String() })),
  subject: Type.String(),
  title: nullable(Type.String()),
  tags: Type.Array(Type.String(), { description: "In the order of adding" }),
  status: Type.Enum(["open", "closed"]),
  unread: Type.Boolean(),
  agentId: nullable(Uuid),
  startedAt: Instant,
  closedAt: nullable(Instant),
  messageCount: Type.Integer(),
  lastMessage: closed({ direction: Type.Enum(["in", "out"]), at: Instant, snippet: Type.String() }),
  continuesInteractionId: nullable(Uuid),
  disposition: nullable(AppliedDisposition),
});
export type Interaction = Static<typeof Interaction>;

export const MessageAttachment = closed({
  n: Type.Integer(),
  filename: Type.String({ description: "Cleaned for display and download" }),
  contentType: Type.String(),
  sizeBytes: Type.Integer(),
  inline: Type.Boolean({ description: "Shown inside the body by its Content-ID" }),
});

export const Message = closed({
  id: Uuid,
  /** null: a report about a delivery (bounce) that matches no message we sent. It belongs to the account only. */
  interactionId: nullable(Uuid),
  accountId: Uuid,
  direction: Type.Enum(["in", "out"]),
  author: Type.Enum(["contact", "agent", "api", "system"]),
  agentId: nullable(Uuid),
  from: nullable(MailAddress),
  to: Type.Array(MailAddress),
  cc: Type.Array(MailAddress),
  subject: Type.String(),
  /** The Message-ID header field, with angle brackets. */
  messageId: nullable(Type.String()),
  inReplyTo: Type.Array(Type.String()),
  references: Type.Array(Type.String()),
  date: nullable(Instant),
  at: Instant,
  text: Type.String({
    description: "Plain text of the body, from the HTML where the mail had no text; cut at 100,000 characters",
  }),
  textTruncated: Type.Boolean(),
  hasHtml: Type.Boolean({ description: "GET /messages/{id}/body shows it, sanitised, in a page of its own" }),
  attachments: Type.Array(MessageAttachment),
  sizeBytes: nullable(Type.Integer()),
  classification: closed({
    automatic: Type.Boolean(),
    bulk: Type.Boolean(),
    bounce: Type.Boolean(),
    own: Type.Boolean(),
  }),
  join: closed({
    reason: Type.Enum([...joinReasons]),
    confidence: Type.Enum(["certain", "high", "low"]),
    unverified: Type.Boolean({ description: "The sender took part by a thread token but is not a known participant" }),
  }),
  quarantine: nullable(closed({ code: Type.String(), detail: Type.String() })),
  delivery: nullable(
    closed({
      id: Uuid,
      state: Type.Enum([...deliveryStates]),
      recipients: Type.Array(RecipientResult),
      refusedRecipients,
      nextAttemptAt: nullable(Instant),
      detail: nullable(Type.String()),
    }),
  ),
  warnings: Type.Array(Type.String(), {
    description: "Of an outgoing message: where it could not look as the account's layout says, in plain words",
  }),
});
export type Message = Static<typeof Message>;

export const Recipient = Type.String({ minLength: 3, maxLength: 400, description: "Address, or `Name <address>`" });
export const ReplyBody = closed({
  from: Type.Optional(
    Type.String({
      minLength: 3,
      maxLength: 254,
      description: "The account's address, or one of its senderAliases. Default: the account's",
    }),
  ),
  text: Type.String({ minLength: 1, maxLength: 200_000 }),
  to: Type.Optional(
    Type.Array(Recipient, {
      minItems: 1,
      maxItems: 50,
      description:
        "Default: Reply-To or From of the last customer message; before the first, who got our own last message",
    }),
  ),
  cc: Type.Optional(Type.Array(Recipient, { maxItems: 50, description: "The account's fixedCc are added" })),
  bcc: Type.Optional(Type.Array(Recipient, { maxItems: 50, description: "The account's fixedBcc are added" })),
  subject: Type.Optional(
    Type.String({ minLength: 1, maxLength: 990, description: "Default: Re: and the interaction's subject" }),
  ),
  ...outgoingFiles,
});
export type ReplyBody = Static<typeof ReplyBody>;

export const ReplyPreviewBody = closed({ text: Type.String({ maxLength: 200_000, description: "May be empty" }) });
export const ReplyPreview = closed({
  html: Type.String({ description: "A whole document for a sandboxed frame; it loads nothing" }),
  text: Type.String({ description: "The plain-text alternative" }),
  warnings: Type.Array(Type.String({ description: "What is left empty, or why the layout cannot be used" })),
});
export type ReplyPreview = Static<typeof ReplyPreview>;

export const ReplyAccepted = closed({ messageId: Uuid, deliveryId: Uuid, interactionId: Uuid });

const interactionParams = closed({ interactionId: Uuid });
const messageParams = closed({ messageId: Uuid });
const service = "interaction-history";
const tag = "Interactions";

export const listInteractions = defineRoute({
  operationId: "listInteractions",
  method: "GET",
  path: "/interactions",
  service,
  action: "interactions.read",
  tag,
  summary: "List interactions, newest activity first",
  query: listQuery({
    accountId: Type.Optional(Uuid),
    status: Type.Optional(Type.Enum(["open", "closed"])),
    unread: Type.Optional(Type.Boolean()),
    agentId: Type.Optional(Uuid),
    contactId: Type.Optional(Uuid),
    tags: Type.Optional(
      Type.Array(Type.String({ maxLength: 1_000 }), {
        maxItems: 20,
        description:
          "Interactions that have any of these tags, separated by commas, without regard to case. Once: two conditions are 422 `several-tags-conditions` (S106)",
      }),
    ),
    startedFrom: Type.Optional(Instant),
    startedBefore: Type.Optional(Instant),
    search: Type.Optional(
      Type.String({
        maxLength: 200,
        description: "Part of subject, title or contact, as far back as `maxSearchDays` of the settings; or #number",
      }),
    ),
  }),
  responses: { 200: pageOf(Interaction) },
});
export const getInteraction = defineRoute({
  operationId: "getInteraction",
  method: "GET",
  path: "/interactions/{interactionId}",
  service,
  action: "interactions.read",
  tag,
  summary: "Get an interaction",
  params: interactionParams,
  responses: { 200: Interaction },
});
export const closeInteraction = defineRoute({
  operationId: "closeInteraction",
  method: "POST",
  path: "/interactions/{interactionId}/close",
  service,
  action: "interactions.write",
  tag,
  summary: "Close an interaction",
  description: "Without a body, or with the disposition that it is closed with; accounts may demand one (S91).",
  params: interactionParams,
  body: closed({ dispositionId: Type.Optional(Uuid), note: Type.Optional(nullable(DispositionNote)) }),
  isBodyOptional: true,
  responses: { 200: Interaction },
});
export const setReadState = defineRoute({
  operationId: "setReadState",
  method: "PUT",
  path: "/interactions/{interactionId}/read-state",
  service,
  action: "interactions.read",
  tag,
  summary: "Mark an interaction read or unread",
  description: "Marking unread needs the account's markAsUnread, or the admin role (S22, S23).",
  params: interactionParams,
  body: closed({ unread: Type.Boolean() }),
  responses: { 200: Interaction },
});
export const listMessages = defineRoute({
  operationId: "listMessages",
  method: "GET",
  path: "/interactions/{interactionId}/messages",
  service,
  action: "interactions.read",
  tag,
  summary: "Messages of an interaction, newest first",
  params: interactionParams,
  query: listQuery({}),
  responses: { 200: pageOf(Message) },
});
export const replyToInteraction = defineRoute({
  operationId: "replyToInteraction",
  method: "POST",
  path: "/interactions/{interactionId}/reply",
  service,
  action: "interactions.reply",
  tag,
  summary: "Answer the customer in the same thread",
  description: "Stored and queued when this returns; deliveries/{id} and the event stream tell what became of it.",
  params: interactionParams,
  headers: SentDraftHeaders,
  body: ReplyBody,
  idempotencyKey: "required",
  responses: { 202: ReplyAccepted },
});
export const previewReply = defineRoute({
  operationId: "previewReply",
  method: "POST",
  path: "/interactions/{interactionId}/reply-preview",
  service,
  action: "interactions.reply",
  tag,
  summary: "See a reply in the account's layout, as it would be sent",
  description: "Nothing is stored or sent (S96).",
  params: interactionParams,
  body: ReplyPreviewBody,
  responses: { 200: ReplyPreview },
});
export const listAccountMessages = defineRoute({
  operationId: "listAccountMessages",
  method: "GET",
  path: "/messages",
  service,
  action: "interactions.read",
  tag: "Messages",
  summary: "Messages of all interactions, newest first",
  description:
    "Delivery reports that match nothing we sent are among them, for whoever sees the whole account: they belong to no interaction. `unmatched=true` lists only those.",
  query: listQuery({ accountId: Type.Optional(Uuid), unmatched: Type.Optional(Type.Boolean()) }),
  responses: { 200: pageOf(Message) },
});
export const getMessage = defineRoute({
  operationId: "getMessage",
  method: "GET",
  path: "/messages/{messageId}",
  service,
  action: "interactions.read",
  tag: "Messages",
  summary: "Get a message",
  params: messageParams,
  responses: { 200: Message },
});
export const getMessageBody = defineRoute({
  operationId: "getMessageBody",
  method: "GET",
  path: "/messages/{messageId}/body",
  service,
  action: "interactions.read",
  tag: "Messages",
  summary: "The sanitised HTML body as a page for a sandboxed frame",
  params: messageParams,
  produces: "text/html",
  responses: { 200: Type.String() },
});
export const getMessageSource = defineRoute({
  operationId: "getMessageSource",
  method: "GET",
  path: "/messages/{messageId}/source",
  service,
  action: "interactions.read",
  tag: "Messages",
  summary: "The raw message (RFC 5322)",
  params: messageParams,
  produces: "message/rfc822",
  responses: { 200: Type.String() },
});
export const getAttachment = defineRoute({
  operationId: "getAttachment",
  method: "GET",
  path: "/messages/{messageId}/attachments/{n}",
  service,
  action: "interactions.read",
  tag: "Messages",
  summary: "Download an attachment",
  params: closed({ messageId: Uuid, n: Type.Integer({ minimum: 1 }) }),
  produces: "application/octet-stream",
  responses: { 200: Type.String() },
});

export const AccountCounts = closed({
  accountId: Uuid,
  unread: Type.Integer(),
  open: Type.Integer(),
  lastMailAt: nullable(Instant),
});
export const listAccountCounts = defineRoute({
  operationId: "listAccountCounts",
  method: "GET",
  path: "/interaction-counts",
  service,
  action: "interactions.read",
  tag,
  summary: "Open and unread interactions by account",
  query: listQuery({}),
  responses: { 200: pageOf(AccountCounts) },
});

export const countInactiveInteractions = defineRoute({
  operationId: "countInactiveInteractions",
  method: "GET",
  path: "/accounts/{accountId}/inactive-interactions",
  service,
  action: "interactions.read",
  tag,
  summary: "Count the open interactions that an inactivity timeout would close now",
  description: "To be asked before the timeout is saved. Only those count whose last message is an agent's, and sent.",
  params: closed({ accountId: Uuid }),
  query: closed({ minutes: Type.Integer({ minimum: 1, maximum: 5_256_000 }) }),
  responses: { 200: closed({ count: Type.Integer() }) },
});
