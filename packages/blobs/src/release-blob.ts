import type { ReferenceQuery } from "./blobs.ts";
import type { RunStatement, Statement } from "./run-statement.ts";

const releaseReference: Statement = {
  name: "blobs_release",
  // Locked in the order of their hashes, so that two releases with blobs in common cannot wait for each other.
  text: `
    with released as (
      delete from blob_reference where reference = $1 returning hash
    ), locked as (
      select hash from blob where hash in (select hash from released) order by hash for update
    )
    update blob set released_at = now() where hash in (select hash from locked)`,
};

const selectReferences: Statement = {
  name: "blobs_list_references",
  text: `
    select distinct reference from blob_reference
    where reference > $1 and reference < $2 || U&'\\+10FFFF' and starts_with(reference, $2) and added_at < $3
    order by reference limit $4`,
};

export async function releaseBlobs(run: RunStatement, reference: string): Promise<void> {
  await run(releaseReference, [reference]);
}

export async function listReferences(run: RunStatement, query: ReferenceQuery): Promise<string[]> {
  const { prefix, after = "", addedBefore, limit } = query;
  const { rows } = await run<{ reference: string }>(selectReferences, [after, prefix, addedBefore, limit]);
  return rows.map((row) => row.reference);
}
