import { setTimeout as pause } from "node:timers/promises";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Pool } from "pg";
import { errorCodeOf, isUnreachable } from "./postgres-error.ts";

export type Waiting = {
  /** Since the first try. */
  readonly waitedMs: number;
  /** SQLSTATE or system code, e.g. ECONNREFUSED (nobody listens), 57P03 (still starting up). */
  readonly reason: string;
};

export type WaitOptions = {
  /** Gives up after this; Infinity waits for ever. */
  readonly deadlineMs: number;
  /** Called after the first failed try and then about every five seconds: the place to log. */
  readonly onWaiting: (waiting: Waiting) => void;
  readonly signal?: AbortSignal;
};

const pauseMs = 250;
const reportEveryMs = 5_000;

/**
 * Resolves as soon as the database answers. Only a server that is away or starting is waited for; a refused role,
 * password or database name is a mistake that waiting does not mend and is thrown at once.
 *
 * @throws DomainError `postgres-unreachable` (unavailable) at the deadline, `postgres-refused` (forbidden) at once.
 */
export async function waitForPostgres(pool: Pool, options: WaitOptions): Promise<void> {
  const startedAt = performance.now();
  let reportAtMs = 0;
  for (;;) {
    const failure = await tryOnce(pool);
    if (failure === null) return;
    const waitedMs = Math.round(performance.now() - startedAt);
    const reason = errorCodeOf(failure.error) ?? String(failure.error);
    if (waitedMs >= options.deadlineMs) {
      const message = `Postgres did not answer within ${waitedMs} ms (${reason}): start it, or check host and port.`;
      throw new DomainError("postgres-unreachable", "unavailable", message, { cause: failure.error });
    }
    if (waitedMs >= reportAtMs) {
      options.onWaiting({ waitedMs, reason });
      reportAtMs = waitedMs + reportEveryMs;
    }
    await pause(pauseMs, undefined, options.signal ? { signal: options.signal } : {});
  }
}

async function tryOnce(pool: Pool): Promise<{ readonly error: unknown } | null> {
  try {
    await pool.query("select 1");
    return null;
  } catch (error) {
    if (isUnreachable(error)) return { error };
    const message = `Postgres refuses the connection (${errorCodeOf(error) ?? "no code"}): check role, password and database.`;
    throw new DomainError("postgres-refused", "forbidden", message, { cause: error });
  }
}
