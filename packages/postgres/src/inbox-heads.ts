import { type Kysely, sql } from "kysely";
import type { StreamId } from "./inbox.ts";

export type BehindStream = StreamId & {
  /** Handled so far. */
  readonly seq: number;
  readonly headSeq: number;
};

/** Of the given stream ends, those this service has not reached and has nothing parked for (that is looked after already). */
export async function listBehind<DB>(
  db: Kysely<DB>,
  heads: readonly (StreamId & { readonly seq: number })[],
): Promise<BehindStream[]> {
  const { rows } = await sql<BehindStream>`
    select h.producer, h.channel, h.key, coalesce(p.seq, 0) as seq, h.seq as "headSeq"
    from unnest(${heads.map((head) => head.producer)}::text[], ${heads.map((head) => head.channel)}::text[],
      ${heads.map((head) => head.key)}::text[], ${heads.map((head) => head.seq)}::bigint[]) as h (producer, channel, key, seq)
    left join inbox_position p using (producer, channel, key)
    where coalesce(p.seq, 0) < h.seq and not coalesce(p.has_parked, false)`.execute(db);
  return rows;
}
