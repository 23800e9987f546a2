import { fileURLToPath } from "node:url";
import { migrate } from "@mailroom/postgres/migrate";
import { makePool } from "@mailroom/postgres/pool";
import { waitForPostgres, type Waiting } from "@mailroom/postgres/wait-for-postgres";
import type { Pool } from "pg";
import type { Blobs } from "./blobs.ts";
import { readBlob, readStartOfBlob, readWholeBlob, statBlob } from "./read-blob.ts";
import { listReferences, releaseBlobs } from "./release-blob.ts";
import { makeRunStatement } from "./run-statement.ts";
import { sweepBlobs } from "./sweep-blobs.ts";
import { addReference, writeBlob } from "./write-blob.ts";

export type OpenBlobsOptions = {
  /** Connections at most. */
  readonly max: number;
  readonly applicationName: string;
  /** Called while the database does not answer yet: the place to log. */
  readonly onWaiting?: (waiting: Waiting) => void;
};

/** A database that comes up a minute late is no failure. */
const startDeadlineMs = 90_000;
const migrationsDirectory = fileURLToPath(new URL("../migrations/", import.meta.url));

/**
 * Opens the store the URL names: `postgres://user:password@host/database?schema=blobs`. Its tables are created or
 * brought up to date first; several processes may do that at once. A database that is not up yet is waited for.
 * @throws RangeError for a URL of another kind; what `waitForPostgres` and `migrate` throw.
 */
export async function openBlobs(url: string, options: OpenBlobsOptions): Promise<Blobs> {
  const { connection, schema } = parseBlobsUrl(url);
  const { max, applicationName, onWaiting = () => undefined } = options;
  const pool = makePool({ url: connection, schema, max, applicationName });
  try {
    await waitForPostgres(pool, { deadlineMs: startDeadlineMs, onWaiting });
    await migrate({ pool, schema, directories: [migrationsDirectory], messaging: "left-out" });
  } catch (error) {
    await pool.end();
    throw error;
  }
  return makePostgresBlobs(pool);
}

function parseBlobsUrl(text: string): { connection: string; schema: string } {
  const url = URL.parse(text);
  // The text is not repeated: it holds a password.
  if (url === null || !["postgres:", "postgresql:"].includes(url.protocol)) {
    throw new RangeError("The URL of the blob store must begin with postgres://");
  }
  const schema = url.searchParams.get("schema") ?? "blobs";
  url.searchParams.delete("schema");
  return { connection: url.href, schema };
}

function makePostgresBlobs(pool: Pool): Blobs {
  const run = makeRunStatement(pool);
  return {
    write: (source, options) => writeBlob(run, source, options),
    read: (hash, options) => readBlob(run, hash, options?.start ?? 0),
    readStart: (hash, maxBytes) => readStartOfBlob(run, hash, maxBytes),
    readAll: (hash, maxBytes) => readWholeBlob(run, hash, maxBytes),
    stat: (hash) => statBlob(run, hash),
    addReference: (hash, reference) => addReference(run, hash, reference),
    release: (reference) => releaseBlobs(run, reference),
    listReferences: (query) => listReferences(run, query),
    sweep: (now) => sweepBlobs(run, now),
    close: () => pool.end(),
  };
}
