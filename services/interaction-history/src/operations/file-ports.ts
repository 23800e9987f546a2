/** What operations need for the files of outgoing mail. */
import type { AttachmentDescription } from "@mailroom/contracts/events/message";
import type { CannedAnswerSnapshot } from "@mailroom/contracts/events/canned-answer";
import type { UnsentUploads } from "../domain/upload.ts";

export type StoredUpload = {
  readonly id: string;
  /** As `principalIdOf` names whoever uploaded it. */
  readonly ownerId: string;
  /** Cleaned for display and download. */
  readonly filename: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly hash: string;
  readonly createdAt: Date;
};

export type CannedFile = Pick<StoredUpload, "id" | "filename" | "contentType" | "sizeBytes" | "hash"> & {
  readonly cannedAnswerId: string;
  /** null: of a global answer. */
  readonly accountId: string | null;
};

export type FileStore = {
  /** Of uploads that were made after `createdAfter`. */
  readUnsent(owner: { readonly ownerId: string; readonly createdAfter: Date }): Promise<UnsentUploads>;
  /** Until the transaction ends nobody else adds an upload of this owner. */
  lockUploads(ownerId: string): Promise<void>;
  addUpload(upload: StoredUpload): Promise<void>;
  /** They are content of a message from now on. */
  markSent(uploadIds: readonly string[], at: Date): Promise<void>;
  /** Those of the owner that were made after `createdAfter`, in any order. */
  findUploads(query: {
    readonly ownerId: string;
    readonly ids: readonly string[];
    readonly createdAfter: Date;
  }): Promise<StoredUpload[]>;
  /** False where the owner has none of this id. */
  deleteUpload(ownerId: string, id: string): Promise<boolean>;
  deleteUploadsBefore(createdBefore: Date): Promise<void>;
  /** Which of these are there. */
  findExistingUploads(ids: readonly string[]): Promise<string[]>;
  /** Files that the snapshot does not name any more are kept as removed. */
  saveCannedFiles(snapshot: CannedAnswerSnapshot): Promise<void>;
  /** Removed ones are among them, until they are forgotten. */
  findCannedFiles(ids: readonly string[]): Promise<CannedFile[]>;
  forgetCannedFiles(removedBefore: Date): Promise<void>;
};

/** A file of a message that is composed; its number comes with its place. */
export type OutgoingFile = Omit<AttachmentDescription, "n">;

/** Where the content of files lies. */
export type FileContent = {
  /** @throws DomainError `blob-too-large` with the first byte too many; what the source throws */
  write(
    source: AsyncIterable<Uint8Array>,
    options: { readonly reference: string; readonly maxBytes: number },
  ): Promise<{ readonly hash: string; readonly size: number }>;
  release(reference: string): Promise<void>;
  listReferences(query: {
    readonly prefix: string;
    readonly after?: string;
    readonly addedBefore: Date;
    readonly limit: number;
  }): Promise<string[]>;
};
