/**
 * Batches with their failures: a batch in which a handler fails is repeated event by event, so that only the faulty one
 * is parked or becomes a dead letter. Failures of the database itself are thrown: the messages stay with the broker.
 */
import type { StreamId } from "@mailroom/postgres/inbox";
import { isUnreachable } from "@mailroom/postgres/postgres-error";
import type { WithTransaction } from "@mailroom/postgres/transaction";
import type { Logger } from "@mailroom/runtime/logger";
import { type BatchInput, type BatchOutcome, type BatchProgress, type Handlers, runBatch } from "./batch.ts";
import { recordFailure } from "./failure.ts";
import type { BusMetrics } from "./metrics.ts";
import type { Arrival } from "./received-message.ts";

export type SettlerOptions<DB> = {
  readonly consumer: string;
  readonly withTransaction: WithTransaction<DB>;
  readonly handlers: Handlers<DB>;
  readonly logger: Logger;
  readonly metrics: BusMetrics;
  readonly now: () => Date;
  /** Something parked can be taken up after this time. */
  readonly onParked: (dueInMs: number) => void;
};

export type Settler = {
  /** Returns when each arrival is handled, dropped, parked or a dead letter, and that is committed. */
  arrivals(arrivals: readonly Arrival[]): Promise<void>;
  /** Takes up parked events of streams whose heads are due. */
  parked(streams: readonly StreamId[]): Promise<void>;
};

/** Keeps one transaction short, however long a stream had to wait. */
const takeUpLimit = 192;

export function makeSettler<DB>(options: SettlerOptions<DB>): Settler {
  return {
    async arrivals(arrivals) {
      const input = { arrivals, streams: [], takeUpLimit };
      const isSettled = await settleTogether(options, input, arrivals.length === 1);
      if (isSettled) return;
      for (const arrival of arrivals) {
        await settleTogether(options, { arrivals: [arrival], streams: [], takeUpLimit: 0 }, true);
      }
    },
    async parked(streams) {
      const isSettled = await settleTogether(options, { arrivals: [], streams, takeUpLimit }, false);
      if (isSettled) return;
      for (const stream of streams) {
        await settleTogether(options, { arrivals: [], streams: [stream], takeUpLimit: 1 }, true);
      }
    },
  };
}

/** Answers false where a handler failed and `isAlone` does not tell whose failure it is to be recorded. */
async function settleTogether<DB>(options: SettlerOptions<DB>, input: BatchInput, isAlone: boolean): Promise<boolean> {
  const progress: BatchProgress = { current: null };
  try {
    const outcome = await runBatch(options, input, progress);
    report(options, outcome);
    return true;
  } catch (error) {
    const failed = progress.current;
    if (failed === null || isUnreachable(error)) throw error;
    // In a larger unit others were rolled back with it; and one taken up behind the arrival must not take its place.
    const isOwn = input.arrivals.length === 0 || input.arrivals[0] === failed;
    if (!isAlone || !isOwn) return false;
    await conclude(options, failed, error);
    return true;
  }
}

async function conclude<DB>(options: SettlerOptions<DB>, failed: Arrival, error: unknown): Promise<void> {
  const verdict = await recordFailure(options.withTransaction, failed, error);
  if (verdict === null) return;
  const { consumer, metrics, logger } = options;
  const { type, key, seq, correlationId } = failed.envelope;
  const fields = { consumer, type, key, seq, correlationId, code: verdict.code };
  if (verdict.kind === "retry") {
    metrics.received.inc({ consumer, outcome: "parked-retry" });
    // waiting for another producer is daily work
    const level = verdict.code === "not-yet" ? "debug" : "warn";
    logger[level]({ ...fields, retryInMs: verdict.delayMs, err: error }, "event parked for another try");
    options.onParked(verdict.delayMs);
  } else {
    metrics.received.inc({ consumer, outcome: "dead-letter" });
    logger.error({ ...fields, err: error }, "event became a dead letter");
    options.onParked(0);
  }
}

function report<DB>(options: SettlerOptions<DB>, outcome: BatchOutcome): void {
  const { consumer, metrics } = options;
  const nowMs = options.now().getTime();
  for (const envelope of outcome.handled) {
    metrics.lag.observe({ consumer }, Math.max(0, nowMs - Date.parse(envelope.time)) / 1000);
  }
  metrics.received.inc({ consumer, outcome: "handled" }, outcome.handled.length);
  metrics.received.inc({ consumer, outcome: "ignored" }, outcome.ignored);
  metrics.received.inc({ consumer, outcome: "doubled" }, outcome.doubled);
  metrics.received.inc({ consumer, outcome: "parked-early" }, outcome.parked);
  if (outcome.deadLetters > 0) {
    metrics.received.inc({ consumer, outcome: "dead-letter" }, outcome.deadLetters);
    options.logger.error({ consumer, count: outcome.deadLetters }, "payloads that do not fit became dead letters");
  }
  if (outcome.hasMore) options.onParked(0);
}
