import { setTimeout as pause } from "node:timers/promises";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { nextDelayMs } from "@mailroom/runtime/back-off";
import type { Clock } from "@mailroom/runtime/clock";
import { currentTrace } from "@mailroom/runtime/trace-context";
import type { Kysely, Transaction } from "kysely";
import { makeOutboxBuffer, type Outbox } from "./outbox.ts";
import { isRepeatable } from "./postgres-error.ts";

export type TransactionScope<DB> = {
  readonly tx: Transaction<DB>;
  readonly outbox: Outbox;
  /** Runs once the commit is certain; not at all after a rollback. For hints (Redis, timers), never for effects; must not throw. */
  readonly afterCommit: (run: () => void) => void;
};

/**
 * Runs `run` in one transaction (READ COMMITTED) and commits what it changed together with the events it appended.
 * After a deadlock or serialisation failure `run` is called again from the start, so it must keep nothing outside.
 */
export type WithTransaction<DB> = <T>(run: (scope: TransactionScope<DB>) => Promise<T>) => Promise<T>;

export type WithTransactionOptions<DB> = {
  readonly database: Kysely<DB>;
  /** Producer of what is appended. */
  readonly source: ServiceName;
  readonly clock: Clock;
  /** Gets what was committed, in order, before `afterCommit` callbacks run: the relay's `publish`. */
  readonly onCommitted: (envelopes: EventEnvelope[]) => void;
};

const maxTries = 6;

export function makeWithTransaction<DB>(options: WithTransactionOptions<DB>): WithTransaction<DB> {
  return async (run) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await runOnce(options, run);
      } catch (error) {
        if (!isRepeatable(error) || attempt >= maxTries) throw error;
        await pause(nextDelayMs({ attempt, baseMs: 10, capMs: 250, random: Math.random }));
      }
    }
  };
}

async function runOnce<DB, T>(
  options: WithTransactionOptions<DB>,
  run: (scope: TransactionScope<DB>) => Promise<T>,
): Promise<T> {
  const { database, source, clock, onCommitted } = options;
  const callbacks: (() => void)[] = [];
  const { result, envelopes } = await database.transaction().execute(async (tx) => {
    const outbox = makeOutboxBuffer({ source, clock });
    const result = await run({ tx, outbox, afterCommit: (callback) => callbacks.push(callback) });
    return { result, envelopes: await outbox.flush(tx) };
  });
  notePositions(envelopes);
  if (envelopes.length > 0) onCommitted(envelopes);
  for (const callback of callbacks) callback();
  return result;
}

/** Readers of this call may wait for what it wrote (DESIGN section 8). Commands are nobody's position. */
function notePositions(envelopes: readonly EventEnvelope[]): void {
  const trace = currentTrace();
  if (trace === null) return;
  for (const { source, key, seq, type } of envelopes) {
    if (type.startsWith("mail.evt.")) trace.positions.push({ producer: source, key, seq });
  }
}
