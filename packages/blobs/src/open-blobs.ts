import type { Blobs } from "./blobs.ts";

export type OpenBlobsOptions = {
  /** Connections at most. */
  readonly max: number;
  readonly applicationName: string;
};

/**
 * Opens the store the URL names: `postgres://user:password@host/database?schema=blobs`. Its tables are created or
 * brought up to date first; several processes may do that at once.
 */
export async function openBlobs(url: string, options: OpenBlobsOptions): Promise<Blobs> {
  await Promise.resolve();
  throw new Error(`not yet: ${url} ${options.applicationName}`);
}
