/** Which files go with a message that is composed: uploads of its author, and files of canned answers (S98). */
import { maxMessageFiles, type OutgoingFiles } from "@mailroom/contracts/api/upload";
import { DomainError, type FieldError } from "@mailroom/contracts/domain-error";
import type { AttachmentDescription } from "@mailroom/contracts/events/message";
import type { Principal } from "@mailroom/contracts/principal";
import { principalIdOf } from "@mailroom/policy/principal-id";
import { filesGone, filesTooLarge, maxTotalBytes, tooManyFiles, uploadLimit } from "../domain/upload.ts";
import type { CannedFile, OutgoingFile, StoredUpload } from "./file-ports.ts";
import { keepContent } from "./outgoing-content.ts";
import type { BlobWriter, UnitOfWork } from "./ports.ts";

export type FileChoice = {
  readonly principal: Principal;
  readonly accountId: string;
  readonly given: OutgoingFiles;
  /** What goes with the message in any case, before what is chosen: counted with the rest. */
  readonly carried?: readonly OutgoingFile[];
  readonly now: Date;
};

/**
 * The files in their order, within the global limit (X12).
 * @throws DomainError `file-gone` with a pointer for each, `attachments-too-large` (413), `too-many-files`
 */
export async function chooseFiles(work: UnitOfWork, choice: FileChoice): Promise<readonly OutgoingFile[]> {
  const faults: FieldError[] = [];
  const uploads = await findUploads(work, choice, faults);
  const canned = await findCannedFiles(work, choice, faults);
  if (faults.length > 0) throw filesGone(faults);
  const files = [...(choice.carried ?? []), ...[...uploads, ...canned].map(toOutgoing)];
  if (files.length === 0) return files;
  if (files.length > maxMessageFiles) throw tooManyFiles();
  const maxBytes = maxTotalBytes(await work.settings.readSettings());
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (bytes > maxBytes) throw filesTooLarge(maxBytes, bytes);
  return files;
}

export type KeptFiles = {
  readonly messageId: string;
  readonly files: readonly OutgoingFile[];
  /** Those among them that were uploads: no longer counted as unsent. */
  readonly given: Pick<OutgoingFiles, "attachmentIds">;
  readonly now: Date;
};

/**
 * Numbers the files, and keeps their content for the message: its own reference outlives uploads, canned answers and the
 * messages they were taken from.
 * @throws DomainError `file-gone` where a content was swept, `blobs-unavailable`
 */
export async function keepFiles(
  work: UnitOfWork,
  content: Pick<BlobWriter, "addReference">,
  { messageId, files, given, now }: KeptFiles,
): Promise<AttachmentDescription[]> {
  await work.files.markSent(given.attachmentIds ?? [], now);
  for (const hash of new Set(files.map((file) => file.hash))) {
    try {
      await keepContent(content, hash, messageId);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "blob-not-found") throw error;
      throw filesGone([{ pointer: "/attachmentIds", detail: "The content of a file is not there any more." }]);
    }
  }
  return files.map((file, index) => ({ n: index + 1, ...file }));
}

async function findUploads(work: UnitOfWork, choice: FileChoice, faults: FieldError[]): Promise<StoredUpload[]> {
  const { principal, now } = choice;
  const ids = choice.given.attachmentIds ?? [];
  const query = { ownerId: principalIdOf(principal), ids, createdAfter: uploadLimit(now) };
  const found = new Map((await work.files.findUploads(query)).map((upload) => [upload.id, upload]));
  return ids.flatMap((id, index) => {
    const upload = found.get(id);
    if (upload !== undefined) return [upload];
    const detail = "There is no such upload of yours, or it has expired.";
    faults.push({ pointer: `/attachmentIds/${index}`, detail });
    return [];
  });
}

async function findCannedFiles(work: UnitOfWork, choice: FileChoice, faults: FieldError[]): Promise<CannedFile[]> {
  const { accountId } = choice;
  const named = choice.given.cannedAnswerAttachments ?? [];
  const rows = await work.files.findCannedFiles(named.map(({ attachmentId }) => attachmentId));
  const found = new Map(rows.map((file) => [file.id, file]));
  return named.flatMap(({ cannedAnswerId, attachmentId }, index) => {
    const file = found.get(attachmentId);
    const isOffered = file?.accountId === null || file?.accountId === accountId;
    if (file?.cannedAnswerId === cannedAnswerId && isOffered) return [file];
    const detail = "This account has no such file of a canned answer.";
    faults.push({ pointer: `/cannedAnswerAttachments/${index}`, detail });
    return [];
  });
}

function toOutgoing({ filename, contentType, sizeBytes, hash }: StoredUpload | CannedFile): OutgoingFile {
  return { filename, contentType, sizeBytes, hash, contentId: null, disposition: "attachment" };
}
