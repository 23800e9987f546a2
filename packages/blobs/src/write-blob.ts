/**
 * Writing. Content of at most one chunk, which is nearly every mail, is one statement: blob, touch and reference
 * together. Longer content goes chunk by chunk under an upload; only the closing statement makes it a blob, so a crash
 * leaves nothing but an upload for the sweep. Writers of the same content meet at the blob's row: the second finds it
 * there, adds its reference and drops its own chunks.
 */
import { createHash, randomUUID } from "node:crypto";
import { blobNotFound, uploadLost } from "./blob-error.ts";
import { parseHash } from "./blob-hash.ts";
import type { StoredBlob, WriteOptions } from "./blobs.ts";
import { chunkBytes, chunksOf } from "./chunks-of.ts";
import type { RunStatement, Statement } from "./run-statement.ts";

const writeSmall: Statement = {
  name: "blobs_write_small",
  text: `
    with written as (
      insert into blob (hash, size, content) values ($1, $2, $3)
      on conflict (hash) do update set released_at = null
      returning hash
    )
    insert into blob_reference (reference, hash) select $4, hash from written
    on conflict do nothing`,
};

const beginUpload: Statement = { name: "blobs_begin_upload", text: "insert into upload (id) values ($1)" };

const appendChunk: Statement = {
  name: "blobs_append_chunk",
  text: `
    with alive as (
      update upload set touched_at = now() where id = $1 and not is_complete returning id
    )
    insert into chunk (upload_id, ordinal, bytes) select id, $2, $3 from alive`,
};

const finishUpload: Statement = {
  name: "blobs_finish_upload",
  text: `
    with own as (
      select id from upload where id = $3 and not is_complete for update
    ), written as (
      insert into blob (hash, size, upload_id) select $1, $2, id from own
      on conflict (hash) do update set released_at = null
      returning hash, coalesce(upload_id = $3, false) as is_first
    ), referenced as (
      insert into blob_reference (reference, hash) select $4, hash from written
      on conflict do nothing
    ), kept as (
      update upload set is_complete = true from written where id = $3 and is_first
    ), dropped as (
      delete from upload using written where id = $3 and not is_first
    )
    select from written`,
};

const dropUpload: Statement = {
  name: "blobs_drop_upload",
  text: "delete from upload where id = $1 and not is_complete",
};

const touchAndReference: Statement = {
  name: "blobs_add_reference",
  text: `
    with touched as (
      update blob set released_at = null where hash = $1 returning hash
    ), referenced as (
      insert into blob_reference (reference, hash) select $2, hash from touched
      on conflict do nothing
    )
    select from touched`,
};

export async function writeBlob(
  run: RunStatement,
  source: AsyncIterable<Uint8Array> | Uint8Array,
  options: WriteOptions,
): Promise<StoredBlob> {
  const { reference, maxBytes = Number.MAX_SAFE_INTEGER } = options;
  const hash = createHash("sha256");
  const upload = makeUpload(run);
  let held: Buffer = Buffer.alloc(0);
  let size = 0;
  try {
    // A chunk is held until the next one shows that the content is longer than one.
    for await (const chunk of chunksOf(source instanceof Uint8Array ? [source] : source, maxBytes)) {
      if (size > 0) await upload.append(held);
      hash.update(chunk);
      size += chunk.length;
      held = chunk;
    }
    const digest = hash.digest();
    if (size <= chunkBytes) {
      await run(writeSmall, [digest, size, held, reference]);
    } else {
      await upload.append(held);
      await upload.finish(digest, size, reference);
    }
    return { hash: digest.toString("hex"), size };
  } catch (error) {
    await upload.drop();
    throw error;
  }
}

type Upload = {
  append(chunk: Buffer): Promise<void>;
  finish(digest: Buffer, size: number, reference: string): Promise<void>;
  /** Nothing of an upload that failed is kept. Never throws: what cannot be removed now is left to the sweep. */
  drop(): Promise<void>;
};

function makeUpload(run: RunStatement): Upload {
  const id = randomUUID();
  let chunks = 0;
  return {
    async append(chunk) {
      if (chunks === 0) await run(beginUpload, [id]);
      const { rowCount } = await run(appendChunk, [id, chunks, chunk]);
      if (rowCount !== 1) throw uploadLost();
      chunks += 1;
    },
    async finish(digest, size, reference) {
      const { rowCount } = await run(finishUpload, [digest, size, id, reference]);
      if (rowCount !== 1) throw uploadLost();
    },
    async drop() {
      if (chunks > 0) await run(dropUpload, [id]).catch(() => undefined);
    },
  };
}

export async function addReference(run: RunStatement, hash: string, reference: string): Promise<void> {
  const digest = parseHash(hash);
  if (digest === null) throw blobNotFound(hash);
  const { rowCount } = await run(touchAndReference, [digest, reference]);
  if (rowCount !== 1) throw blobNotFound(hash);
}
