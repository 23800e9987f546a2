/** Files on their way into outgoing mail: uploaded first, named by the message that carries them. */
import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant, Uuid } from "../identifier.ts";
import { mostAttachmentMegabytes } from "../settings-values.ts";

/** What the global setting of attachment sizes counts in. */
export const bytesPerMegabyte = 1024 * 1024;
/** Uploads that no message has used are dropped after this. */
export const uploadLifeHours = 48;
/** One person's uploads that no message has used: beyond, in number or in bytes, nothing more is taken. */
export const maxUnsentUploads = 300;
/** The bytes, as messages with as much as the global setting allows. */
export const maxUnsentMessages = 10;
/** Files of one outgoing message, all kinds together: one less than an order to send holds, for the layout's logo. */
export const maxMessageFiles = 99;

export const Upload = closed({
  id: Uuid,
  filename: Type.String({ description: "Cleaned for display and download" }),
  contentType: Type.String(),
  sizeBytes: Type.Integer(),
  createdAt: Instant,
  expiresAt: Type.String({ format: "date-time", description: "Until then messages may use it, any number of them" }),
});
export type Upload = Static<typeof Upload>;

/** What a message that is written names of files. */
export const outgoingFiles = {
  attachmentIds: Type.Optional(
    Type.Array(Uuid, { maxItems: 50, uniqueItems: true, description: "Your own uploads, in this order" }),
  ),
  cannedAnswerAttachments: Type.Optional(
    Type.Array(closed({ cannedAnswerId: Uuid, attachmentId: Uuid }), {
      maxItems: 50,
      uniqueItems: true,
      description: "Files of canned answers of the account, or global ones; they come after the uploads (S98)",
    }),
  ),
};
export const OutgoingFiles = closed(outgoingFiles);
export type OutgoingFiles = Static<typeof OutgoingFiles>;

const service = "interaction-history";
const tag = "Messages";
const action = "interactions.reply";
const params = closed({ uploadId: Uuid });

export const createUpload = defineRoute({
  operationId: "createUpload",
  method: "POST",
  path: "/uploads",
  service,
  action,
  tag,
  summary: "Upload a file for an outgoing message",
  description:
    "The body is the file. The global setting maxAttachmentMegabytes limits all files of one message together: a longer " +
    "file is refused while it streams (413). Uploads that no message has used yet may be 300, with ten times that size " +
    "together (429). Kept for 48 hours for whoever uploaded it, and as long as its message once one uses it.",
  query: closed({
    filename: Type.String({ minLength: 1, maxLength: 255 }),
    contentType: Type.Optional(
      Type.String({
        maxLength: 255,
        pattern: "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$",
        description: "A media type without parameters. Default application/octet-stream",
      }),
    ),
  }),
  consumes: ["application/octet-stream"],
  maxBodyBytes: mostAttachmentMegabytes * bytesPerMegabyte,
  responses: { 201: Upload },
});
export const getUpload = defineRoute({
  operationId: "getUpload",
  method: "GET",
  path: "/uploads/{uploadId}",
  service,
  action,
  tag,
  summary: "Get an upload of one's own",
  params,
  responses: { 200: Upload },
});
export const deleteUpload = defineRoute({
  operationId: "deleteUpload",
  method: "DELETE",
  path: "/uploads/{uploadId}",
  service,
  action,
  tag,
  summary: "Remove an upload of one's own",
  description: "Messages that use it keep the file.",
  params,
  responses: { 204: null },
});
export const getAttachmentLimits = defineRoute({
  operationId: "getAttachmentLimits",
  method: "GET",
  path: "/attachment-limits",
  service,
  action,
  tag,
  summary: "What the files of one outgoing message may measure",
  responses: { 200: closed({ maxTotalBytes: Type.Integer(), maxFiles: Type.Integer() }) },
});
