/** What `write` answers: the name of the content and its length in bytes. */
export type StoredBlob = { readonly hash: string; readonly size: number };

export type WriteOptions = {
  /** Who needs the content, e.g. `message:<id>`; added in the same statement that makes the blob visible. */
  readonly reference: string;
  /** A longer source is refused while it streams. */
  readonly maxBytes?: number;
};

export type ReferenceQuery = {
  readonly prefix: string;
  /** The last one of the page before; default: from the beginning. */
  readonly after?: string;
  readonly addedBefore: Date;
  readonly limit: number;
};

/** What one sweep removed. */
export type SweepResult = { readonly blobs: number; readonly bytes: number; readonly uploads: number };

/**
 * Content-addressed store: the SHA-256 of the bytes (lower-case hexadecimal) is their name, so the same content is
 * kept once. A blob lives as long as a reference names it, and 48 hours longer.
 *
 * Every statement has a deadline. Where the database does not answer, calls throw DomainError `blobs-unavailable`
 * (kind `unavailable`); all of them may be repeated.
 */
export type Blobs = {
  /**
   * Stores the source and adds the reference. Content of at most 256 KiB costs one statement; longer content is
   * written in chunks, each its own statement, so neither memory nor a connection waits for a slow source. An error of
   * the source is thrown on as it is, and nothing of the source is kept.
   * @throws DomainError `blob-too-large` (413) as soon as the source is longer than `maxBytes`.
   */
  write(source: AsyncIterable<Uint8Array> | Uint8Array, options: WriteOptions): Promise<StoredBlob>;
  /**
   * The bytes from `start` (default 0) to the end, in pieces of at most 256 KiB. No connection is held between pieces.
   * @throws DomainError `blob-not-found`, also in the middle when the blob is swept meanwhile.
   */
  read(hash: string, options?: { readonly start?: number }): AsyncIterable<Uint8Array>;
  /** The first bytes, `maxBytes` at most; no more of the blob is read. @throws DomainError `blob-not-found`. */
  readStart(hash: string, maxBytes: number): Promise<Buffer>;
  /** @throws DomainError `blob-not-found`; `blob-too-large` (413) when it is longer than `maxBytes`. */
  readAll(hash: string, maxBytes: number): Promise<Buffer>;
  stat(hash: string): Promise<{ readonly size: number } | null>;
  /** Repeating it changes nothing. @throws DomainError `blob-not-found`. */
  addReference(hash: string, reference: string): Promise<void>;
  /** Removes every use of this reference, whatever blobs it names. Repeating it changes nothing. */
  release(reference: string): Promise<void>;
  /** In order, for owners to compare with their rows: a reference older than 48 hours without a row is to be released. */
  listReferences(query: ReferenceQuery): Promise<string[]>;
  /**
   * Removes blobs that nothing has referenced and nobody has touched for 48 hours before `now`, and uploads nobody has
   * continued for as long. Several sweeps may run at once.
   */
  sweep(now: Date): Promise<SweepResult>;
  close(): Promise<void>;
};
