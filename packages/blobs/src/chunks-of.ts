import { blobTooLarge } from "./blob-error.ts";

/** Length of every chunk but a blob's last, in bytes. Reading by position relies on it: it can never change. */
export const chunkBytes = 256 * 1024;

/**
 * Cuts a source, whatever the length of its pieces, into chunks of `chunkBytes` and a shorter last one; an empty source
 * gives none. Holds at most one chunk and one piece of the source.
 * @throws DomainError `blob-too-large` as soon as more than `maxBytes` have come.
 */
export async function* chunksOf(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Buffer, void, undefined> {
  let pieces: Uint8Array[] = [];
  let gathered = 0;
  let total = 0;
  for await (const piece of source) {
    total += piece.length;
    if (total > maxBytes) throw blobTooLarge(maxBytes);
    let rest = piece;
    while (gathered + rest.length >= chunkBytes) {
      const cut = chunkBytes - gathered;
      yield Buffer.concat([...pieces, rest.subarray(0, cut)], chunkBytes);
      rest = rest.subarray(cut);
      pieces = [];
      gathered = 0;
    }
    if (rest.length > 0) pieces.push(rest);
    gathered += rest.length;
  }
  if (gathered > 0) yield Buffer.concat(pieces, gathered);
}
