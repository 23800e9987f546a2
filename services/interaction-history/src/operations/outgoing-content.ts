/**
 * Content of a message that is being composed. The blob store shares no transaction with the message: content gets the
 * reference `sending:<message id>` first, then the message's own. Where the transaction fails, or the process ends before
 * it is committed, the marker tells the clean-up which message never came to be. The content of one that was committed stays
 * with it, also where its delivery failed for good: it stands in the thread, and can be sent again from there.
 */
import type { FileContent } from "./file-ports.ts";
import type { BlobWriter, Clock, Transact } from "./ports.ts";

const markerPrefix = "sending:";

function messageReference(messageId: string): string {
  return `message:${messageId}`;
}

/** Repeating it changes nothing. @throws DomainError `blob-not-found`, `blobs-unavailable` */
export async function keepContent(
  blobs: Pick<BlobWriter, "addReference">,
  hash: string,
  messageId: string,
): Promise<void> {
  await blobs.addReference(hash, `${markerPrefix}${messageId}`);
  await blobs.addReference(hash, messageReference(messageId));
}

/** @throws DomainError `blobs-unavailable` */
export async function writeContent(
  blobs: BlobWriter,
  bytes: Uint8Array,
  messageId: string,
): Promise<{ readonly hash: string; readonly size: number }> {
  const written = await blobs.write(bytes, { reference: `${markerPrefix}${messageId}` });
  await blobs.addReference(written.hash, messageReference(messageId));
  return written;
}

export type UnsentContentPorts = {
  readonly transact: Transact;
  readonly content: Pick<FileContent, "listReferences" | "release">;
  readonly clock: Clock;
};

/** No transaction lives as long: what is not there by then never will be. */
const settledAfterMs = 48 * 60 * 60 * 1000;
const page = 500;

/** Lets go of content whose message was never committed, and of the markers of all others. */
export async function releaseUnsent({ transact, content, clock }: UnsentContentPorts): Promise<void> {
  const addedBefore = new Date(clock.now().getTime() - settledAfterMs);
  let references: readonly string[];
  do {
    references = await content.listReferences({ prefix: markerPrefix, addedBefore, limit: page });
    const ids = references.map((reference) => reference.slice(markerPrefix.length));
    const existing = new Set(await transact((work) => work.messages.findExisting(ids)));
    for (const id of ids) {
      if (!existing.has(id)) await content.release(messageReference(id));
      // last: a crash before repeats what was done for this one
      await content.release(`${markerPrefix}${id}`);
    }
  } while (references.length === page);
}
