/**
 * Reads the event stream for this gateway's live clients: a consumer of its own, ordered and without acknowledgements,
 * that starts at the end and goes on where it was after a break. It belongs to no durable: nothing is kept for it.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Bus } from "@mailroom/bus/connection";
import { readMessage } from "@mailroom/bus/received-message";
import { eventStream } from "@mailroom/contracts/stream";
import type { Logger } from "@mailroom/runtime/logger";
import {
  type ConsumerMessages,
  jetstream,
  jetstreamManager,
  type JetStreamManager,
  type JsMsg,
} from "@nats-io/jetstream";
import type { StreamPlace } from "../domain/event-id.ts";
import type { StreamedEvent } from "../operations/ports.ts";

/** What takes the events: the hub. */
export type LiveEventSink = {
  readonly current: StreamPlace | null;
  begin(newest: StreamPlace): number;
  accept(event: StreamedEvent): Promise<void>;
};

export type LiveEvents = {
  start(): void;
  /** Compares with the broker: a consumer that stands still while the stream grows is made anew. */
  check(): Promise<void>;
  stop(): Promise<void>;
};

const retryMs = 500;
const requestTimeoutMs = 5_000;
/** How many messages the broker may send ahead. */
const maxAhead = 500;

export function makeLiveEvents(parts: {
  readonly bus: Bus;
  readonly sink: LiveEventSink;
  readonly logger: Logger;
}): LiveEvents {
  const { bus, sink, logger } = parts;
  const stopping = new AbortController();
  let messages: ConsumerMessages | null = null;
  let running: Promise<void> = Promise.resolve();
  let seenAtCheck = -1;
  let unsubscribe = (): void => undefined;

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await readOn();
      } catch (error) {
        if (!bus.isConnected()) continue; // said by the bus already; readOn waits for it
        logger.warn({ err: error }, "live events interrupted");
        await pause(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  async function readOn(): Promise<void> {
    await bus.ensureStreams();
    const connection = await bus.whenConnected();
    const newest = await newestPlace(await jetstreamManager(connection, { timeout: requestTimeoutMs }));
    const after = sink.begin(newest);
    const consumer = await jetstream(connection).consumers.get(eventStream, { opt_start_seq: after + 1 });
    messages = await consumer.consume({ max_messages: maxAhead });
    logger.debug({ after }, "reading live events");
    for await (const message of messages) {
      const streamed = streamedOf(message);
      if (streamed !== null) await sink.accept(streamed);
    }
  }

  return {
    start() {
      // A broker that was away has forgotten the consumer: begin anew at once instead of missing its heartbeats first.
      unsubscribe = bus.onConnected(() => messages?.stop());
      running = run();
    },
    async check() {
      const current = sink.current;
      if (!bus.isConnected() || current === null) return;
      const newest = await newestPlace(
        await jetstreamManager(await bus.whenConnected(), { timeout: requestTimeoutMs }),
      );
      const isOther = newest.creationMs !== current.creationMs || newest.sequence < current.sequence;
      const isStuck = newest.sequence > current.sequence && current.sequence === seenAtCheck;
      seenAtCheck = current.sequence;
      if (isOther || isStuck) messages?.stop();
    },
    async stop() {
      stopping.abort();
      unsubscribe();
      messages?.stop();
      // whenConnected() waits for as long as the broker is away; the bus ends that wait when it is closed
      await Promise.race([running, pause(1_000)]);
    },
  };
}

/** The oldest sequence that the stream still holds. */
export async function findFirstSequence(bus: Bus): Promise<number> {
  const manager = await jetstreamManager(await bus.whenConnected(), { timeout: requestTimeoutMs });
  return (await manager.streams.info(eventStream)).state.first_seq;
}

/** Events `after < sequence ≤ upTo`, in order. */
export async function* readStream(bus: Bus, after: number, upTo: number): AsyncGenerator<StreamedEvent> {
  const connection = await bus.whenConnected();
  const consumer = await jetstream(connection).consumers.get(eventStream, { opt_start_seq: after + 1 });
  const messages = await consumer.consume({ max_messages: maxAhead });
  try {
    for await (const message of messages) {
      if (message.seq > upTo) return;
      const streamed = streamedOf(message);
      if (streamed !== null) yield streamed;
      if (message.seq === upTo) return;
    }
    throw new Error("the stream ended before the sequence that was asked for");
  } finally {
    await messages.close();
    await consumer.delete().catch(() => false);
  }
}

async function newestPlace(manager: JetStreamManager): Promise<StreamPlace> {
  const { created, state } = await manager.streams.info(eventStream);
  return { creationMs: Date.parse(created), sequence: state.last_seq };
}

function streamedOf(message: JsMsg): StreamedEvent | null {
  const arrival = readMessage(message.subject, message.data);
  return arrival.kind === "event" ? { sequence: message.seq, envelope: arrival.envelope } : null;
}
