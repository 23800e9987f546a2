import { setTimeout as pause } from "node:timers/promises";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { nextDelayMs } from "@mailroom/runtime/back-off";
import type { Clock } from "@mailroom/runtime/clock";
import { currentTrace } from "@mailroom/runtime/trace-context";
import type { Kysely, RawBuilder, Transaction } from "kysely";
import { makeOutboxBuffer, type Outbox } from "./outbox.ts";
import { PipelineConnection } from "./pipeline-driver.ts";
import { isRepeatable } from "./postgres-error.ts";

export type TransactionScope<DB> = {
  /** Statements asked for together go out together, in this order; none waits for the answer of the one before. */
  readonly tx: Transaction<DB>;
  /**
   * Sends a write and goes on without its answer. Statements behind it see what it wrote; the commit waits for it, and where
   * it fails the transaction does, with its error.
   */
  readonly send: (statement: RawBuilder<unknown>) => void;
  readonly outbox: Outbox;
  /** Runs when `run` is through, still in the transaction, whose failure its own is. For what looks at all that was done. */
  readonly beforeCommit: (run: () => Promise<void>) => void;
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
  const { onCommitted } = options;
  const callbacks: (() => void)[] = [];
  const afterCommit = (callback: () => void): void => {
    callbacks.push(callback);
  };
  const executor = options.database.getExecutor();
  const { result, envelopes } = await executor.provideConnection(async (connection) => {
    if (!(connection instanceof PipelineConnection)) throw new TypeError("the database is not one of makeDatabase");
    const tx = connection.transaction<DB>(executor);
    return runOn(options, { connection, tx }, (scope) => run({ ...scope, afterCommit }));
  });
  notePositions(envelopes);
  if (envelopes.length > 0) onCommitted(envelopes);
  for (const callback of callbacks) callback();
  return result;
}

type Open<DB> = { readonly connection: PipelineConnection; readonly tx: Transaction<DB> };

async function runOn<DB, T>(
  { source, clock }: WithTransactionOptions<DB>,
  { connection, tx }: Open<DB>,
  run: (scope: Omit<TransactionScope<DB>, "afterCommit">) => Promise<T>,
): Promise<{ readonly result: T; readonly envelopes: EventEnvelope[] }> {
  const sent: Promise<unknown>[] = [];
  const last: (() => Promise<void>)[] = [];
  const outbox = makeOutboxBuffer({ source, clock });
  await connection.begin();
  try {
    const result = await run({
      ...{ tx, outbox },
      send(statement) {
        const answer = connection.execute(statement.compile(tx));
        answer.catch(() => undefined); // told by the commit
        sent.push(answer);
      },
      beforeCommit(callback) {
        last.push(callback);
      },
    });
    for (const callback of last) await callback();
    // In one go: where a write fails, the server answers the commit behind it by rolling back.
    const written = outbox.flush((statement) => connection.execute(statement.compile(tx)));
    const [envelopes] = await Promise.all([written, ...sent, connection.commit()]);
    return { result, envelopes };
  } catch (error) {
    await connection.rollback().catch(() => undefined); // the connection is gone: `error` says so
    throw connection.causeOf(error);
  }
}

/** Readers of this call may wait for what it wrote. Commands are nobody's position. */
function notePositions(envelopes: readonly EventEnvelope[]): void {
  const trace = currentTrace();
  if (trace === null) return;
  for (const { source, key, seq, type } of envelopes) {
    if (type.startsWith("mail.evt.")) trace.positions.push({ producer: source, key, seq });
  }
}
