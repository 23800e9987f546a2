/**
 * Files for outgoing mail. The content streams into the blob store first, under a reference of its own, then the row is
 * written: a crash in between leaves a reference without a row, which the clean-up lets go of. A message that uses an
 * upload adds its own reference, so either may go first.
 */
import { attachmentName } from "@mailroom/attachment-name/attachment-name";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { principalIdOf } from "@mailroom/policy/principal-id";
import {
  assertQuota,
  filesTooLarge,
  maxTotalBytes,
  type QuotaLimits,
  uploadLimit,
  uploadReference,
  uploadReferencePrefix,
} from "../domain/upload.ts";
import { notFound } from "./access.ts";
import type { FileContent, StoredUpload } from "./file-ports.ts";
import type { Clock, NewId, Transact, UnitOfWork } from "./ports.ts";

export type UploadPorts = {
  readonly read: UnitOfWork;
  readonly transact: Transact;
  readonly content: FileContent;
  readonly newId: NewId;
  readonly clock: Clock;
};

export type NewUpload = {
  readonly filename: string;
  readonly contentType: string;
  /** What the caller says it will send, in bytes; null where it says nothing. Only good for refusing early. */
  readonly announcedBytes: number | null;
  readonly source: AsyncIterable<Uint8Array>;
};

/**
 * @throws DomainError `attachments-too-large` (413) with the first byte above the global limit, `upload-quota-reached` (429),
 * `blobs-unavailable`; what the source throws
 */
export async function createUpload(ports: UploadPorts, principal: Principal, given: NewUpload): Promise<StoredUpload> {
  const { read, content, newId, clock } = ports;
  const limits = { maxMessageBytes: maxTotalBytes(await read.settings.readSettings()), now: clock.now() };
  const maxBytes = limits.maxMessageBytes;
  const { announcedBytes } = given;
  if (announcedBytes !== null && announcedBytes > maxBytes) throw filesTooLarge(maxBytes);
  const ownerId = principalIdOf(principal);
  // before anything streams; what comes at the same time is counted below
  await assertRoom(read, { ownerId, sizeBytes: announcedBytes ?? 0 }, limits);
  const id = newId();
  const reference = uploadReference(id);
  const { hash, size } = await content.write(given.source, { reference, maxBytes }).catch((error: unknown) => {
    throw hasCode(error, "blob-too-large") ? filesTooLarge(maxBytes) : error;
  });
  const upload: StoredUpload = {
    ...{ id, ownerId, hash },
    filename: attachmentName(given.filename, 1),
    contentType: given.contentType.toLowerCase(),
    sizeBytes: size,
    createdAt: clock.now(),
  };
  try {
    await ports.transact(async (work) => {
      await work.files.lockUploads(ownerId);
      await assertRoom(work, upload, limits);
      await work.files.addUpload(upload);
    });
  } catch (error) {
    // where this fails the clean-up does it
    if (hasCode(error, "upload-quota-reached")) await content.release(reference).catch(() => undefined);
    throw error;
  }
  return upload;
}

async function assertRoom(
  work: UnitOfWork,
  { ownerId, sizeBytes }: Pick<StoredUpload, "ownerId" | "sizeBytes">,
  limits: QuotaLimits,
): Promise<void> {
  const unsent = await work.files.readUnsent({ ownerId, createdAfter: uploadLimit(limits.now) });
  assertQuota(unsent, { bytes: sizeBytes }, limits);
}

/** @throws DomainError `not-found`, also where it is somebody else's or has expired */
export async function getUpload(ports: UploadPorts, principal: Principal, uploadId: string): Promise<StoredUpload> {
  const createdAfter = uploadLimit(ports.clock.now());
  const query = { ownerId: principalIdOf(principal), ids: [uploadId], createdAfter };
  const [upload] = await ports.read.files.findUploads(query);
  if (upload === undefined) throw notFound();
  return upload;
}

/** @throws DomainError `not-found` */
export async function deleteUpload(ports: UploadPorts, principal: Principal, uploadId: string): Promise<void> {
  const isGone = await ports.transact((work) => work.files.deleteUpload(principalIdOf(principal), uploadId));
  if (!isGone) throw notFound();
  // where this fails the clean-up does it
  await ports.content.release(uploadReference(uploadId)).catch(() => undefined);
}

/** A written answer may name a file of a canned answer that was taken away not longer ago. */
const removedLifeMs = 24 * 60 * 60 * 1000;
const page = 500;

/** Drops uploads after 48 hours, and content whose upload died before its row was written or whose release was lost. */
export async function cleanUpUploads({ transact, content, clock }: UploadPorts): Promise<void> {
  const now = clock.now();
  const addedBefore = uploadLimit(now);
  await transact((work) => work.files.deleteUploadsBefore(addedBefore));
  await transact((work) => work.files.forgetCannedFiles(new Date(now.getTime() - removedLifeMs)));
  let after: string | undefined;
  do {
    const query = { prefix: uploadReferencePrefix, addedBefore, limit: page };
    const references = await content.listReferences(after === undefined ? query : { ...query, after });
    const ids = references.map((reference) => reference.slice(uploadReferencePrefix.length));
    const existing = new Set(await transact((work) => work.files.findExistingUploads(ids)));
    for (const id of ids.filter((each) => !existing.has(each))) await content.release(uploadReference(id));
    after = references.length === page ? references.at(-1) : undefined;
  } while (after !== undefined);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof DomainError && error.code === code;
}
