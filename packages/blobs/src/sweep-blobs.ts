/**
 * Removing what nobody needs. A blob can only lose its last reference through a release, which notes the time in
 * `released_at`; every write and every new reference clears it again under the same row lock. So a row that is still
 * noted when the sweep has locked it was touched by nobody since, and rows that are locked are in use: skipped.
 */
import type { SweepResult } from "./blobs.ts";
import type { RunStatement, Statement } from "./run-statement.ts";

const graceMs = 48 * 60 * 60 * 1000;
// A 60 MB blob is 240 chunks; twenty of them stay far below a statement's deadline.
const batchSize = 20;

const sweepReleased: Statement = {
  name: "blobs_sweep_released",
  text: `
    with candidate as materialized (
      select hash, exists (select from blob_reference r where r.hash = blob.hash) as is_referenced
      from blob where released_at < $1
      order by released_at limit $2
      for update of blob skip locked
    ), kept as (
      update blob set released_at = null from candidate
      where blob.hash = candidate.hash and is_referenced
    ), removed as (
      delete from blob using candidate
      where blob.hash = candidate.hash and not is_referenced
      returning blob.size, blob.upload_id
    ), emptied as (
      delete from upload using removed where upload.id = removed.upload_id
    )
    select (select count(*) from candidate) as seen, count(*) as blobs, coalesce(sum(size), 0)::bigint as bytes
    from removed`,
};

const sweepAbandoned: Statement = {
  name: "blobs_sweep_abandoned",
  text: `
    delete from upload where id in (
      select id from upload where not is_complete and touched_at < $1
      order by touched_at limit $2
      for update skip locked
    )`,
};

type Swept = { readonly seen: number; readonly blobs: number; readonly bytes: number };

export async function sweepBlobs(run: RunStatement, now: Date): Promise<SweepResult> {
  const before = new Date(now.getTime() - graceMs);
  const total = { blobs: 0, bytes: 0, uploads: 0 };
  for (let seen = batchSize; seen === batchSize;) {
    const { rows } = await run<Swept>(sweepReleased, [before, batchSize]);
    seen = rows[0]?.seen ?? 0;
    total.blobs += rows[0]?.blobs ?? 0;
    total.bytes += rows[0]?.bytes ?? 0;
  }
  for (let removed = batchSize; removed === batchSize;) {
    removed = (await run(sweepAbandoned, [before, batchSize])).rowCount ?? 0;
    total.uploads += removed;
  }
  return total;
}
