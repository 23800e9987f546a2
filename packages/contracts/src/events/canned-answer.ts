import Type, { type Static } from "typebox";
import { defineEvent } from "../define-event.ts";
import { BlobHash, Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";

export const CannedAnswerSnapshot = Type.Object({
  cannedAnswerId: Uuid,
  version: Type.Integer({ minimum: 1 }),
  accountId: nullable(Uuid),
  key: Type.String(),
  attachments: Type.Array(
    Type.Object({
      attachmentId: Uuid,
      filename: Type.String(),
      contentType: Type.String(),
      sizeBytes: Type.Integer(),
      hash: BlobHash,
    }),
  ),
  deleted: Type.Boolean(),
});
export type CannedAnswerSnapshot = Static<typeof CannedAnswerSnapshot>;

export const cannedAnswerChanged = defineEvent({
  producer: "account-config",
  name: "canned-answer.changed",
  version: 1,
  description: "A canned answer was created, changed or deleted; its text stays with account-config.",
  schema: CannedAnswerSnapshot,
});
