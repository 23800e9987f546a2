/**
 * Receives one producer's events, or the commands of this service, and has each take effect once and in order
 * (ADR 3). Any number of instances share the durable. It outlives restarts of NATS and Postgres.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { type ConsumedFrom, durableName } from "@mailroom/contracts/stream";
import { addDeadLetter } from "@mailroom/postgres/dead-letter";
import type { StreamFilter } from "@mailroom/postgres/inbox";
import type { WithTransaction } from "@mailroom/postgres/transaction";
import type { Clock } from "@mailroom/runtime/clock";
import type { Logger } from "@mailroom/runtime/logger";
import type { Metrics } from "@mailroom/runtime/metrics";
import { uuidv7 } from "@mailroom/runtime/uuid";
import type { JsMsg } from "@nats-io/jetstream";
import type { Kysely } from "kysely";
import { Caretaker } from "./caretaker.ts";
import type { Bus } from "./connection.ts";
import { Feed } from "./feed.ts";
import type { Handler } from "./handler.ts";
import { busMetrics } from "./metrics.ts";
import { MissingEvents } from "./missing-events.ts";
import { type Arrival, readMessage, type Unreadable } from "./received-message.ts";
import { makeSettler } from "./settle.ts";
import type { DurableOptions } from "./streams.ts";

export type ConsumerOptions<DB> = {
  readonly bus: Bus;
  readonly database: Kysely<DB>;
  readonly withTransaction: WithTransaction<DB>;
  /** Who receives. */
  readonly service: ServiceName;
  readonly from: ConsumedFrom;
  /** At most one per contract. Types without one only advance their stream. */
  readonly handlers: readonly Handler<DB>[];
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** How long the broker waits for a sign of life before it gives a message to another instance. Default 10,000. */
  readonly ackWaitMs?: number;
};

export type Consumer = {
  start(): void;
  /** Resolves once everything that waited has taken effect, and in any case after `patienceMs` or at `stop`. */
  caughtUp(patienceMs: number): Promise<void>;
  /** Finishes what has been fetched. */
  stop(): Promise<void>;
};

const batchSize = 64;
const defaultAckWaitMs = 10_000;
/** Of all instances together: messages the broker may have given out and not seen settled. */
const maxAckPending = 1_024;
const unreachablePauseMs = 1_000;
const caughtUpEveryMs = 25;
/**
 * Types without a handler only move their stream on. They are counted together with what comes after them, or a moment
 * later, when whoever does something about the same event has done it: the processor is theirs first.
 */
const ignoredPatienceMs = 100;

/**
 * Name DB (`makeConsumer<RoutingTables>`) unless every handler names the type of its scope.
 *
 * @throws RangeError where two handlers have one contract, or one whose events cannot come this way.
 */
export function makeConsumer<DB>(options: ConsumerOptions<DB>): Consumer {
  const { feed, missing, caretaker, worker } = assemble(options);
  const stopping = new AbortController();
  return {
    async caughtUp(patienceMs) {
      const endsAt = performance.now() + patienceMs;
      // the durable may have to be made first, or the broker be away
      const isDone = () => missing.isCaughtUp().catch(() => false);
      while (performance.now() < endsAt && !stopping.signal.aborted && !(await isDone())) {
        await pause(caughtUpEveryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    },
    start() {
      feed.start();
      missing.start();
      caretaker.start();
      worker.start();
    },
    async stop() {
      stopping.abort();
      missing.stop();
      await feed.stop();
      await worker.finished();
      await caretaker.stop();
    },
  };
}

function assemble<DB>(options: ConsumerOptions<DB>) {
  const { bus, database, withTransaction, clock } = options;
  const durable = durableOf(options);
  const filter = filterOf(options);
  const handlers = indexHandlers(options, filter.channel);
  const shared = {
    logger: options.logger.child({ consumer: durable.name }),
    metrics: busMetrics(options.metrics),
    consumer: durable.name,
    ...{ database, withTransaction, filter },
    handlers,
  };
  // of a subject `<type>.<key>`
  const patienceMs = (subject: string) =>
    handlers.get(subject.slice(0, subject.lastIndexOf(".")))?.patienceMs ?? ignoredPatienceMs;
  const feed = new Feed({ bus, durable, logger: shared.logger, patienceMs });
  const missing = new MissingEvents({ ...shared, bus, durable });
  const onParked = (dueInMs: number) => {
    caretaker.wakeIn(dueInMs);
  };
  const settler = makeSettler({ ...shared, now: () => clock.now(), onParked });
  const caretaker = new Caretaker({ ...shared, settler, missing });
  const settle = (messages: readonly JsMsg[]) => settleMessages(options, { settler, filter, messages });
  const worker = new Worker({ feed, settle, logger: shared.logger });
  return { feed, missing, caretaker, worker };
}

function filterOf<DB>({ from, service }: ConsumerOptions<DB>): StreamFilter {
  return from === "commands"
    ? { channel: `cmd.${service}`, producer: null }
    : { channel: "evt", producer: from.producer };
}

function durableOf<DB>(options: ConsumerOptions<DB>): DurableOptions {
  const { from, service, ackWaitMs = defaultAckWaitMs } = options;
  return { ...durableName(service, from), ackWaitMs, maxAckPending };
}

function indexHandlers<DB>(
  { handlers, from, service }: ConsumerOptions<DB>,
  channel: string,
): Map<string, Handler<DB>> {
  const prefix = from === "commands" ? `mail.cmd.${service}.` : `mail.evt.${from.producer}.`;
  const index = new Map<string, Handler<DB>>();
  for (const handler of handlers) {
    const { type } = handler.contract;
    if (!type.startsWith(prefix)) throw new RangeError(`${type} does not come through ${channel} of this consumer`);
    if (index.has(type)) throw new RangeError(`two handlers for ${type}`);
    index.set(type, handler);
  }
  return index;
}

type Incoming = {
  readonly settler: ReturnType<typeof makeSettler>;
  readonly filter: StreamFilter;
  readonly messages: readonly JsMsg[];
};

async function settleMessages<DB>(
  options: ConsumerOptions<DB>,
  { settler, filter, messages }: Incoming,
): Promise<void> {
  const read = messages.map((message) => readMessage(message.subject, message.data));
  const arrivals = read.filter((one): one is Arrival => one.kind === "event");
  for (const one of read) if (one.kind === "unreadable") await buryUnreadable(options, filter.channel, one);
  if (arrivals.length > 0) await settler.arrivals(arrivals);
}

async function buryUnreadable<DB>(
  options: ConsumerOptions<DB>,
  channel: string,
  { subject, detail }: Unreadable,
): Promise<void> {
  options.logger.error({ subject, detail }, "message on our subjects that is no event");
  await addDeadLetter(options.database, {
    id: uuidv7(),
    stream: null,
    channel,
    subject,
    correlationId: null,
    envelope: null,
    code: "unreadable",
    detail,
    attempts: 1,
  });
}

type WorkerOptions = {
  readonly feed: Feed;
  readonly settle: (messages: readonly JsMsg[]) => Promise<void>;
  readonly logger: Logger;
};

/** One batch after the other; what comes meanwhile is the next batch. */
class Worker {
  readonly #options: WorkerOptions;
  #running: Promise<void> = Promise.resolve();

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#run();
  }

  finished(): Promise<void> {
    return this.#running;
  }

  async #run(): Promise<void> {
    const { feed, settle, logger } = this.#options;
    for (;;) {
      const messages = await feed.take(batchSize);
      if (messages.length === 0) return;
      try {
        await settle(messages);
        feed.acknowledge(messages);
      } catch (error) {
        // Not the events' fault: a handler's failure was recorded, this is the database not being there.
        logger.warn({ err: error, count: messages.length }, "could not settle events, handing them back");
        feed.handBack(messages, unreachablePauseMs);
        await pause(unreachablePauseMs);
      }
    }
  }
}
