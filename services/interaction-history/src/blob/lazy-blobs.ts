import { setTimeout as pause } from "node:timers/promises";
import type { Blobs } from "@mailroom/blobs/blobs";
import { openBlobs } from "@mailroom/blobs/open-blobs";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Logger } from "@mailroom/runtime/logger";
import type { BlobReader, BlobWriter } from "../operations/ports.ts";

export type LazyBlobs = BlobReader & BlobWriter & { isOpen(): boolean; close(): Promise<void> };

type LazyBlobsOptions = {
  readonly url: string;
  readonly max: number;
  readonly applicationName: string;
  readonly logger: Logger;
};

const retryMs = 2_000;

/**
 * The blob store, opened in the background and for as long as it takes: the service starts without it. Until then what
 * needs it is refused as temporary (`blobs-unavailable`).
 */
export function openLazyBlobs(options: LazyBlobsOptions): LazyBlobs {
  const { url, max, applicationName, logger } = options;
  const closing = new AbortController();
  let opened: Blobs | null = null;

  async function openUntilDone(): Promise<void> {
    while (!closing.signal.aborted && opened === null) {
      try {
        opened = await openBlobs(url, { max, applicationName });
      } catch (error) {
        logger.warn({ err: error }, "waiting for the blob store");
        await pause(retryMs, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
    if (closing.signal.aborted) await opened?.close();
  }
  const opening = openUntilDone();

  function store(): Blobs {
    if (opened !== null) return opened;
    throw new DomainError("blobs-unavailable", "unavailable", "The store of mail bodies is not reachable yet.", {
      retryAfterSeconds: 5,
    });
  }

  return {
    isOpen: () => opened !== null,
    read: (hash) => store().read(hash),
    readStart: (hash, maxBytes) => readStart(store(), hash, maxBytes),
    write: (bytes, { reference }) => store().write(bytes, { reference }),
    async close() {
      closing.abort();
      // where the store has not answered yet nothing of it is held
      if (opened !== null) await opening.then(() => opened?.close());
    },
  };
}

async function readStart(blobs: Blobs, hash: string, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of blobs.read(hash)) {
    pieces.push(piece);
    size += piece.length;
    if (size >= maxBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, maxBytes);
}
