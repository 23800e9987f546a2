import { setTimeout as pause } from "node:timers/promises";
import type { Position } from "@mailroom/runtime/trace-context";
import { type Kysely, sql } from "kysely";

const pollMs = 10;

/**
 * Waits until this service has handled the producer's event at `position`, for reads right after a write elsewhere.
 * Answers false when it has not within `deadlineMs`.
 */
export async function waitForPosition<DB>(db: Kysely<DB>, position: Position, deadlineMs: number): Promise<boolean> {
  const endsAt = performance.now() + deadlineMs;
  for (;;) {
    const { rows } = await sql`
      select from inbox_position
      where producer = ${position.producer} and channel = 'evt' and key = ${position.key} and seq >= ${position.seq}`.execute(
      db,
    );
    if (rows.length > 0) return true;
    if (performance.now() + pollMs >= endsAt) return false;
    await pause(pollMs);
  }
}
