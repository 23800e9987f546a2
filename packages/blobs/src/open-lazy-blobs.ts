import { setTimeout as pause } from "node:timers/promises";
import { blobsNotOpen } from "./blob-error.ts";
import type { Blobs } from "./blobs.ts";
import { openBlobs, type OpenBlobsOptions } from "./open-blobs.ts";

/** The store, and whether it has been opened yet. */
export type LazyBlobs = Blobs & { isOpen(): boolean };

export type OpenLazyBlobsOptions = OpenBlobsOptions & {
  /** Called for each failed try to open the store, before the next one: the place to log. */
  readonly onFailure: (error: unknown) => void;
};

const retryMs = 2_000;

/**
 * Opens the store in the background and for as long as it takes, so that a service starts without it. Until it is open
 * every call throws DomainError `blobs-unavailable` (kind `unavailable`). `close` ends the opening too.
 */
export function openLazyBlobs(url: string, options: OpenLazyBlobsOptions): LazyBlobs {
  const closing = new AbortController();
  let opened: Blobs | null = null;

  async function openUntilDone(): Promise<void> {
    while (!closing.signal.aborted && opened === null) {
      try {
        opened = await openBlobs(url, options);
      } catch (error) {
        options.onFailure(error);
        await pause(retryMs, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
    if (closing.signal.aborted) await opened?.close();
  }
  const opening = openUntilDone();

  function store(): Blobs {
    if (opened === null) throw blobsNotOpen();
    return opened;
  }

  return {
    isOpen: () => opened !== null,
    // async: what is refused before the store is open rejects, as everything else that goes wrong does
    write: async (source, writing) => store().write(source, writing),
    read: (hash, from) => readWhenAsked(() => store().read(hash, from)),
    readStart: async (hash, maxBytes) => store().readStart(hash, maxBytes),
    readAll: async (hash, maxBytes) => store().readAll(hash, maxBytes),
    stat: async (hash) => store().stat(hash),
    addReference: async (hash, reference) => store().addReference(hash, reference),
    release: async (reference) => store().release(reference),
    listReferences: async (query) => store().listReferences(query),
    sweep: async (now) => store().sweep(now),
    async close() {
      closing.abort();
      // where the store has not answered yet nothing of it is held
      if (opened !== null) await opening.then(() => opened?.close());
    },
  };
}

async function* readWhenAsked(read: () => AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* read();
}
