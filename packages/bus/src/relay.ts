/**
 * The way from the outbox to the broker (ADR 3). What a transaction has committed is published at once and
 * marked in batches once the broker has acknowledged it, away from the path that matters for latency. A sweep publishes
 * what was not acknowledged: after a crash, while the broker was away, or because this process had too much in hand.
 * The same event may so be published twice, and events may overtake each other; consumers go by their numbers.
 */
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { createOutboxPartitions, dropOldOutboxPartitions } from "@mailroom/postgres/outbox-partitions";
import { countUnpublished, markPublished, sweepOutbox } from "@mailroom/postgres/outbox-relay-store";
import { forgetOldIdempotencyKeys } from "@mailroom/postgres/idempotency";
import { isLockTimeout, isUnreachable } from "@mailroom/postgres/postgres-error";
import type { Logger } from "@mailroom/runtime/logger";
import type { Metrics } from "@mailroom/runtime/metrics";
import type { Kysely } from "kysely";
import type { Bus } from "./connection.ts";
import { HeadAnnouncer } from "./head-announcer.ts";
import { busMetrics, type BusMetrics } from "./metrics.ts";
import { Publisher } from "./publisher.ts";
import { ReplayResponder } from "./replay-responder.ts";
import { RepeatingTask } from "./repeating-task.ts";

export type RelayOptions<DB> = {
  readonly bus: Bus;
  readonly database: Kysely<DB>;
  /** Whose outbox it is. */
  readonly source: ServiceName;
  readonly logger: Logger;
  readonly metrics: Metrics;
};

export type Relay = {
  /** For `onCommitted` of the transactions: returns at once; what fails is the sweep's. */
  readonly publish: (envelopes: readonly EventEnvelope[]) => void;
  start(): void;
  /** Waits for what is in flight (a few seconds at most). The rest stays in the outbox. */
  stop(): Promise<void>;
};

const sweepEveryMs = 1_000;
/** Younger ones are in flight. */
const sweepAgeMs = 2_000;
const sweepLimit = 256;
/** Well within the sweep's age, and seldom enough to stay out of the way of what is being published. */
const markEveryMs = 500;
const markLimit = 2_000;
const maintainEveryMs = 60 * 60 * 1_000;
const measureEveryMs = 15_000;
const announceEveryMs = 5_000;
const announceAllCheckMs = 10_000;
const maxCounted = 10_000;

export function makeRelay<DB>(options: RelayOptions<DB>): Relay {
  const { bus, database, source, logger } = options;
  const metrics = busMetrics(options.metrics);
  const heads = new HeadAnnouncer({ bus, database, source });
  const marker = new Marker((ids) => markPublished(database, ids));
  const publisher = new Publisher({
    bus,
    metrics,
    logger,
    onAcknowledged: (envelope) => {
      marker.add(envelope.id);
      heads.note(envelope);
    },
  });
  const responder = new ReplayResponder({ bus, database, source, publisher, metrics });
  const sweep = makeTask(options, "sweep", sweepEveryMs, () => sweepAll(options, publisher));
  const tasks = [sweep, ...makeTasks(options, { marker, heads, metrics })];
  let stopListening: () => void = () => undefined;
  return {
    publish: (envelopes) => {
      publisher.publish(envelopes);
    },
    start() {
      stopListening = bus.onConnected(() => {
        sweep.runSoon();
      });
      responder.start();
      for (const task of tasks) task.start();
    },
    async stop() {
      stopListening();
      responder.stop();
      await Promise.all(tasks.map((task) => task.stop()));
      await publisher.stop();
      await marker.flush().catch(() => undefined);
    },
  };
}

type Parts<DB> = { readonly marker: Marker; readonly heads: HeadAnnouncer<DB>; readonly metrics: BusMetrics };

function makeTasks<DB>(options: RelayOptions<DB>, { marker, heads, metrics }: Parts<DB>): RepeatingTask[] {
  const { database } = options;
  const measure = async () => {
    const { count, oldestSeconds } = await countUnpublished(database, maxCounted);
    metrics.unpublished.set(count);
    metrics.unpublishedAge.set(oldestSeconds);
  };
  return [
    makeTask(options, "mark", markEveryMs, () => marker.flush()),
    makeTask(options, "announce used streams", announceEveryMs, () => heads.announceUsed()),
    makeTask(options, "announce all streams", announceAllCheckMs, (signal) => heads.announceAllIfDue(signal)),
    makeTask(options, "maintain", maintainEveryMs, () => maintain(database)),
    makeTask(options, "measure", measureEveryMs, measure),
  ];
}

function makeTask<DB>(
  { logger }: RelayOptions<DB>,
  name: string,
  everyMs: number,
  run: (signal: AbortSignal) => Promise<void>,
): RepeatingTask {
  const onError = (error: unknown) => {
    // a database that is away is told of by those who need it at once
    if (!isUnreachable(error)) logger.warn({ err: error, task: name }, "task of the relay failed");
  };
  return new RepeatingTask({ everyMs, run, onError });
}

async function sweepAll<DB>({ bus, database, source }: RelayOptions<DB>, publisher: Publisher): Promise<void> {
  const page = { source, olderThanMs: sweepAgeMs, limit: sweepLimit };
  while (bus.isConnected()) {
    const { found, published } = await sweepOutbox(database, page, (envelopes) => publisher.publishAll(envelopes));
    // with nothing published the same rows would come again at once
    if (found < sweepLimit || published === 0) return;
  }
}

async function maintain<DB>(database: Kysely<DB>): Promise<void> {
  try {
    await createOutboxPartitions(database);
    await dropOldOutboxPartitions(database);
    await forgetOldIdempotencyKeys(database);
  } catch (error) {
    // a busy outbox: partitions are made a week ahead, the next hour will do
    if (!isLockTimeout(error)) throw error;
  }
}

/** Ids waiting to be marked as published. Losing some costs a second publication, no more. */
class Marker {
  readonly #mark: (ids: readonly string[]) => Promise<void>;
  #ids: string[] = [];

  constructor(mark: (ids: readonly string[]) => Promise<void>) {
    this.#mark = mark;
  }

  add(id: string): void {
    this.#ids.push(id);
  }

  async flush(): Promise<void> {
    while (this.#ids.length > 0) await this.#mark(this.#ids.splice(0, markLimit));
  }
}
