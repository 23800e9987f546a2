import {
  bytesPerMegabyte,
  maxMessageFiles,
  maxUnsentMessages,
  maxUnsentUploads,
  uploadLifeHours,
} from "@mailroom/contracts/api/upload";
import { DomainError, type FieldError } from "@mailroom/contracts/domain-error";

const hourMs = 60 * 60 * 1000;

/** Who needs the content in the blob store. */
export function uploadReference(uploadId: string): string {
  return `${uploadReferencePrefix}${uploadId}`;
}
export const uploadReferencePrefix = "upload:";

/** When an upload made at this time is dropped. */
export function uploadEnd(createdAt: Date): Date {
  return new Date(createdAt.getTime() + uploadLifeHours * hourMs);
}

/** Uploads made before are dropped. */
export function uploadLimit(now: Date): Date {
  return new Date(now.getTime() - uploadLifeHours * hourMs);
}

/** X12: in bytes, of all files of one message. */
export function maxTotalBytes({ maxAttachmentMegabytes }: { readonly maxAttachmentMegabytes: number }): number {
  return maxAttachmentMegabytes * bytesPerMegabyte;
}

/** What somebody has uploaded and no message has used yet. */
export type UnsentUploads = {
  readonly files: number;
  readonly bytes: number;
  /** When the first of them was made; null where there is none. */
  readonly oldestAt: Date | null;
};

/**
 * Refuses what would go beyond what one person may leave lying.
 * @throws DomainError `upload-quota-reached` (429)
 */
export function assertQuota(unsent: UnsentUploads, added: { readonly bytes: number }, limits: QuotaLimits): void {
  const most = maxUnsentMessages * limits.maxMessageBytes;
  if (unsent.files < maxUnsentUploads && unsent.bytes + added.bytes <= most) return;
  const have = `${unsent.files} uploads with ${(unsent.bytes / bytesPerMegabyte).toFixed(1)} MB`;
  const detail =
    `You keep ${have} that no message has used; ${maxUnsentUploads} with ${most / bytesPerMegabyte} MB together are ` +
    `the most. Send or remove some. Each goes by itself after ${uploadLifeHours} hours.`;
  const endsAt = unsent.oldestAt === null ? limits.now : uploadEnd(unsent.oldestAt);
  const retryAfterSeconds = Math.max(1, Math.ceil((endsAt.getTime() - limits.now.getTime()) / 1000));
  throw new DomainError("upload-quota-reached", "conflict", detail, { status: 429, retryAfterSeconds });
}

export type QuotaLimits = {
  /** Of the files of one message (X12). */
  readonly maxMessageBytes: number;
  readonly now: Date;
};

/** @param given what the files have in bytes, where that is known */
export function filesTooLarge(maxBytes: number, given: number | null = null): DomainError {
  const have = given === null ? "" : ` These have ${(given / bytesPerMegabyte).toFixed(1)} MB.`;
  const detail =
    `The files of one message may have ${maxBytes / bytesPerMegabyte} MB together.${have} ` +
    "Leave one out, or send it another way.";
  return new DomainError("attachments-too-large", "invalid", detail, { status: 413 });
}

export function tooManyFiles(): DomainError {
  const detail = `A message may have ${maxMessageFiles} files. Leave some out.`;
  return new DomainError("too-many-files", "invalid", detail);
}

/** Each field names one file that is not there. */
export function filesGone(fields: readonly FieldError[]): DomainError {
  const detail =
    "A file of this message is not there any more: uploads are kept for 48 hours, files of canned answers until they are " +
    "taken away. Attach it again.";
  return new DomainError("file-gone", "invalid", detail, { fields: [...fields] });
}
