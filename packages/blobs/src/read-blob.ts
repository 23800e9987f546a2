import { blobNotFound, blobTooLarge } from "./blob-error.ts";
import { parseHash } from "./blob-hash.ts";
import { chunkBytes } from "./chunks-of.ts";
import type { RunStatement, Statement } from "./run-statement.ts";

/** `content` is null for a blob kept in chunks, and for one longer than the reader takes. */
type Head = { readonly size: number; readonly upload_id: string | null; readonly content: Buffer | null };

const selectSize: Statement = { name: "blobs_select_size", text: "select size from blob where hash = $1" };

const selectHead: Statement = {
  name: "blobs_select_head",
  text: `
    select size, upload_id, case when size <= $3 then substring(content from $2) end as content
    from blob where hash = $1`,
};

const selectChunk: Statement = {
  name: "blobs_select_chunk",
  text: "select substring(bytes from $3) as bytes from chunk where upload_id = $1 and ordinal = $2",
};

export async function statBlob(run: RunStatement, hash: string): Promise<{ readonly size: number } | null> {
  const digest = parseHash(hash);
  if (digest === null) return null;
  const { rows } = await run<{ size: number }>(selectSize, [digest]);
  return rows[0] ?? null;
}

export async function* readBlob(run: RunStatement, hash: string, start: number): AsyncGenerator<Buffer> {
  if (!Number.isSafeInteger(start) || start < 0) throw new RangeError(`not a position: ${start}`);
  const { size, upload_id: uploadId, content } = await getHead(run, { hash, start, maxBytes: Number.MAX_SAFE_INTEGER });
  if (uploadId === null) {
    if (content !== null && content.length > 0) yield content;
    return;
  }
  for (let position = start; position < size;) {
    const ordinal = Math.floor(position / chunkBytes);
    const { rows } = await run<{ bytes: Buffer }>(selectChunk, [uploadId, ordinal, 1 + (position % chunkBytes)]);
    // Swept while it was read: its last reference was released more than 48 hours ago.
    if (rows[0] === undefined) throw blobNotFound(hash);
    yield rows[0].bytes;
    position = (ordinal + 1) * chunkBytes;
  }
}

export async function readWholeBlob(run: RunStatement, hash: string, maxBytes: number): Promise<Buffer> {
  const { size, content } = await getHead(run, { hash, start: 0, maxBytes });
  if (size > maxBytes) throw blobTooLarge(maxBytes);
  if (content !== null) return content;
  const chunks: Buffer[] = [];
  for await (const chunk of readBlob(run, hash, 0)) chunks.push(chunk);
  return Buffer.concat(chunks, size);
}

/** The first `maxBytes` bytes, or all where there are fewer. */
export async function readStartOfBlob(run: RunStatement, hash: string, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of readBlob(run, hash, 0)) {
    pieces.push(piece);
    size += piece.length;
    if (size >= maxBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, maxBytes);
}

type HeadQuery = { readonly hash: string; readonly start: number; readonly maxBytes: number };

async function getHead(run: RunStatement, { hash, start, maxBytes }: HeadQuery): Promise<Head> {
  const digest = parseHash(hash);
  if (digest === null) throw blobNotFound(hash);
  // substring() counts from 1 in 32 bits; content in the row is never longer than a chunk.
  const { rows } = await run<Head>(selectHead, [digest, 1 + Math.min(start, chunkBytes), maxBytes]);
  if (rows[0] === undefined) throw blobNotFound(hash);
  return rows[0];
}
