import type { ServiceName } from "@mailroom/contracts/service-name";

/** A database of its own, cloned from a migrated template. Readable from `beforeAll` on; dropped after the file's tests. */
export type TestDatabase = {
  /** As the service's own role, which sees its own schema only. */
  readonly url: string;
  /** The service's schema, e.g. `imap_ingest`. */
  readonly schema: string;
  /** As the role of the blob store, for `openBlobs`. */
  readonly blobsUrl: string;
  /** As superuser. */
  readonly adminUrl: string;
};

/** Call it at the top of a test file or of a `describe`. */
export function useDatabase(service: ServiceName): TestDatabase {
  throw new Error(`not built yet: ${service}`);
}
