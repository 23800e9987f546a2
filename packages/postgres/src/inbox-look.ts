/**
 * Whether any consumer of a database has something to look after. Nearly always none has, and each of them asks every
 * second: they share the answer, so that a service with many consumers does not keep the processor from its events.
 */
import { type Kysely, sql } from "kysely";

export type InboxLook = {
  /** Something is parked. */
  readonly hasParked: boolean;
  /** A dead letter is to be tried again. */
  readonly hasReplaying: boolean;
};

type SharedLook = { readonly at: number; readonly answer: Promise<InboxLook> };

const latest = new WeakMap<object, SharedLook>();

/** An answer of this process that is at most `maxAgeMs` old; 0 asks in any case. */
export async function lookIntoInbox<DB>(db: Kysely<DB>, maxAgeMs: number): Promise<InboxLook> {
  const at = performance.now();
  const known = latest.get(db);
  if (known !== undefined && at - known.at < maxAgeMs) return known.answer;
  const answer = ask(db);
  latest.set(db, { at, answer });
  return answer;
}

async function ask<DB>(db: Kysely<DB>): Promise<InboxLook> {
  const { rows } = await sql<InboxLook>`
    select exists (select from inbox_position where has_parked) as "hasParked",
      exists (select from dead_letter where state = 'replaying') as "hasReplaying"`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error("a statement without a from clause answered no row");
  return row;
}
