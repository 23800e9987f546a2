import { type CannedAnswer, maxCannedAttachmentBytes } from "@mailroom/contracts/api/canned-answer";
import type { CannedAnswerSnapshot } from "@mailroom/contracts/events/canned-answer";

export type StoredAttachment = {
  readonly id: string;
  /** Cleaned for display and download. */
  readonly filename: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  /** Of its content in the blob store. */
  readonly hash: string;
};

/** A prepared text that an agent puts into a message by its key (S51, S52). */
export type StoredCannedAnswer = {
  readonly id: string;
  readonly version: number;
  /** null: global, offered for every account. */
  readonly accountId: string | null;
  readonly key: string;
  readonly value: string;
  readonly format: CannedAnswer["format"];
  readonly description: string | null;
  /** In the order they were added. */
  readonly attachments: readonly StoredAttachment[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** Bytes that may still be added. */
export function roomForAttachments({ attachments }: StoredCannedAnswer): number {
  return attachments.reduce((room, { sizeBytes }) => room - sizeBytes, maxCannedAttachmentBytes);
}

/** Who needs the content in the blob store. */
export function attachmentReference(attachmentId: string): string {
  return `${attachmentReferencePrefix}${attachmentId}`;
}
export const attachmentReferencePrefix = "canned:";

/** Type and subtype of RFC 2045 §5.1, without parameters: it becomes a header of mails. */
export function isMediaType(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$/.test(text);
}

export function showCannedAnswer({ attachments, createdAt, updatedAt, ...shown }: StoredCannedAnswer): CannedAnswer {
  return {
    ...shown,
    attachments: attachments.map(({ hash: _hash, ...attachment }) => attachment),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** The text stays here: it is a customer's business, and others need only the files. */
export function cannedAnswerSnapshot(answer: StoredCannedAnswer, deleted: boolean): CannedAnswerSnapshot {
  const { id: cannedAnswerId, version, accountId, key } = answer;
  const attachments = answer.attachments.map(({ id: attachmentId, ...attachment }) => ({
    attachmentId,
    ...attachment,
  }));
  return { cannedAnswerId, version, accountId, key, attachments, deleted };
}
