/**
 * Files of canned answers. The content streams into the blob store first, under a reference of its own; only then, under
 * the answer's row lock, it is decided whether it still fits. A crash in between leaves a reference without a row, which
 * the clean-up lets go of.
 */
import { attachmentName } from "@mailroom/attachment-name/attachment-name";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import {
  attachmentReference,
  attachmentReferencePrefix,
  isMediaType,
  roomForAttachments,
  type StoredCannedAnswer,
} from "../domain/canned-answer.ts";
import { invalidFields } from "../domain/errors.ts";
import {
  attachmentNotFound,
  attachmentsTooLarge,
  cannedAnswerNotFound,
  maxCannedAttachments,
  tooManyAttachments,
} from "../domain/library-errors.ts";
import type { AttachmentContent } from "./library-ports.ts";
import { type CannedAnswerPorts, changeCannedAnswer } from "./manage-canned-answers.ts";
import { accountResource } from "./owned-resource.ts";

export type CannedAttachmentPorts = CannedAnswerPorts & { readonly content: AttachmentContent };

export type Upload = {
  readonly cannedAnswerId: string;
  readonly filename: string;
  readonly contentType: string;
  /** What the caller says it will send, in bytes; null where it says nothing. Only good for refusing early. */
  readonly announcedBytes: number | null;
  readonly source: AsyncIterable<Uint8Array>;
};

/**
 * @throws DomainError `canned-answer-not-found`, `attachments-too-large` (413) with the first byte too many,
 * `too-many-attachments`, `blobs-unavailable`; what the source throws.
 */
export async function addCannedAttachment(
  ports: CannedAttachmentPorts,
  principal: Principal,
  upload: Upload,
): Promise<StoredCannedAnswer> {
  const { cannedAnswerId, contentType, announcedBytes, source } = upload;
  if (!isMediaType(contentType)) {
    throw invalidFields([{ pointer: "#query/contentType", detail: "Not a media type such as application/pdf." }]);
  }
  const maxBytes = roomForAttachments(await findForUpload(ports, principal, cannedAnswerId));
  if (announcedBytes !== null && announcedBytes > maxBytes) throw attachmentsTooLarge();
  const id = ports.makeId();
  const reference = attachmentReference(id);
  const { hash, size } = await ports.content.write(source, { reference, maxBytes }).catch((error: unknown) => {
    throw isTooLarge(error) ? attachmentsTooLarge() : error;
  });
  try {
    return await changeCannedAnswer(ports, { principal, cannedAnswerId }, async (scope, before) => {
      requireRoom(before, size);
      const filename = attachmentName(upload.filename, before.attachments.length + 1);
      const attachment = { id, filename, contentType, sizeBytes: size, hash };
      await scope.cannedAnswers.insertAttachment(before.id, attachment);
      return { ...before, attachments: [...before.attachments, attachment] };
    });
  } catch (error) {
    // After any other failure the commit may have happened: the clean-up finds out.
    if (error instanceof DomainError) await ports.content.release(reference).catch(() => undefined);
    throw error;
  }
}

/** @throws DomainError `canned-answer-not-found`, `attachment-not-found`. */
export async function deleteCannedAttachment(
  ports: CannedAnswerPorts,
  principal: Principal,
  { cannedAnswerId, attachmentId }: { readonly cannedAnswerId: string; readonly attachmentId: string },
): Promise<void> {
  await changeCannedAnswer(ports, { principal, cannedAnswerId }, async (scope, before) => {
    const attachments = before.attachments.filter(({ id }) => id !== attachmentId);
    if (attachments.length === before.attachments.length) throw attachmentNotFound();
    await scope.cannedAnswers.deleteAttachment(attachmentId);
    scope.releaseAttachment(attachmentId);
    return { ...before, attachments };
  });
}

/** No upload takes so long; below it a reference without a row may be one that is just being written. */
const orphanAgeMs = 48 * 60 * 60 * 1000;
const orphanPage = 500;

/** Lets go of content whose upload died before its row was written, or whose release was lost. */
export async function releaseOrphans({ content, withTransaction, clock }: CannedAttachmentPorts): Promise<void> {
  const addedBefore = new Date(clock.now().getTime() - orphanAgeMs);
  let after: string | undefined;
  do {
    const query = { prefix: attachmentReferencePrefix, addedBefore, limit: orphanPage };
    const references = await content.listReferences(after === undefined ? query : { ...query, after });
    const ids = references.map((reference) => reference.slice(attachmentReferencePrefix.length));
    const existing = new Set(await withTransaction((scope) => scope.cannedAnswers.findExistingAttachments(ids)));
    for (const id of ids.filter((each) => !existing.has(each))) await content.release(attachmentReference(id));
    after = references.length === orphanPage ? references.at(-1) : undefined;
  } while (after !== undefined);
  await content.sweep(clock.now());
}

async function findForUpload(
  ports: CannedAttachmentPorts,
  principal: Principal,
  cannedAnswerId: string,
): Promise<StoredCannedAnswer> {
  const answer = await ports.withTransaction((scope) => scope.cannedAnswers.find(cannedAnswerId));
  if (answer === null) throw cannedAnswerNotFound();
  assertCan(principal, "canned-answers.write", accountResource(answer.accountId));
  if (answer.attachments.length >= maxCannedAttachments) throw tooManyAttachments();
  return answer;
}

/** Other uploads may have come in between: what counts is read under the row lock. */
function requireRoom(answer: StoredCannedAnswer, size: number): void {
  if (answer.attachments.length >= maxCannedAttachments) throw tooManyAttachments();
  if (size > roomForAttachments(answer)) throw attachmentsTooLarge();
}

function isTooLarge(error: unknown): boolean {
  return error instanceof DomainError && error.code === "blob-too-large";
}
