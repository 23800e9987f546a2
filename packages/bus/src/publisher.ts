import type { EventEnvelope } from "@mailroom/contracts/envelope";
import type { Logger } from "@mailroom/runtime/logger";
import { jetstream, type JetStreamClient } from "@nats-io/jetstream";
import { headers, type NatsConnection } from "@nats-io/transport-node";
import { type Bus, brokerTimeoutMs } from "./connection.ts";
import type { BusMetrics } from "./metrics.ts";

export type PublisherOptions = {
  readonly bus: Bus;
  readonly logger: Logger;
  readonly metrics: BusMetrics;
  readonly onAcknowledged: (envelope: EventEnvelope) => void;
};

/** Unacknowledged at a time: a window of 256 publishes three times as fast as one by one. */
const windowSize = 256;
/** More wait for the sweep instead of in memory. */
const maxWaiting = 4_096;
const repairEveryMs = 2_000;
const stopDeadlineMs = 5_000;

type Client = { readonly connection: NatsConnection; readonly jetstream: JetStreamClient };

/** Publishes envelopes to JetStream, a window at a time, in the order they are given. */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #inFlight = new Set<Promise<void>>();
  #waiting: EventEnvelope[] = [];
  #client: Client | null = null;
  #isStopped = false;
  #repairedAt = -Infinity;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** At once where the broker is there; else the events are left to the sweep. */
  publish(envelopes: readonly EventEnvelope[]): void {
    if (this.#isStopped || !this.#options.bus.isConnected()) return;
    if (this.#waiting.length + envelopes.length > maxWaiting) return;
    this.#waiting.push(...envelopes);
    this.#pump();
  }

  /** Publishes and answers the ids of those the broker has acknowledged. `copy` marks a deliberate second publication. */
  async publishAll(envelopes: readonly EventEnvelope[], copy?: string): Promise<string[]> {
    const acknowledged: string[] = [];
    for (let at = 0; at < envelopes.length; at += windowSize) {
      const results = await Promise.all(
        envelopes.slice(at, at + windowSize).map(async (envelope) => {
          const isAcknowledged = await this.#send(
            envelope,
            copy === undefined ? envelope.id : `${envelope.id}.${copy}`,
          );
          return isAcknowledged ? envelope.id : null;
        }),
      );
      acknowledged.push(...results.filter((id) => id !== null));
    }
    return acknowledged;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#waiting = [];
    const late = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => {
      late.resolve(undefined);
    }, stopDeadlineMs);
    await Promise.race([Promise.all(this.#inFlight), late.promise]);
    clearTimeout(timer);
  }

  #pump(): void {
    while (this.#waiting.length > 0 && this.#inFlight.size < windowSize) {
      const free = windowSize - this.#inFlight.size;
      for (const envelope of this.#waiting.splice(0, free)) {
        const sending = this.#send(envelope, envelope.id).then(() => {
          this.#inFlight.delete(sending);
          this.#pump();
        });
        this.#inFlight.add(sending);
      }
    }
  }

  /** Never rejects: an event that is not acknowledged stays in the outbox. */
  async #send(envelope: EventEnvelope, msgID: string): Promise<boolean> {
    const { bus, metrics, logger, onAcknowledged } = this.#options;
    if (!bus.isConnected()) return false;
    try {
      const client = this.#clientOf(await bus.whenConnected());
      const context = headers();
      context.set("Mailroom-Correlation-Id", envelope.correlationId);
      const subject = `${envelope.type}.${envelope.key}`;
      await client.publish(subject, JSON.stringify(envelope), { msgID, headers: context, timeout: brokerTimeoutMs });
      metrics.published.inc({ outcome: "acknowledged" });
      onAcknowledged(envelope);
      return true;
    } catch (error) {
      metrics.published.inc({ outcome: "failed" });
      logger.debug({ err: error, type: envelope.type, eventId: envelope.id }, "event not published, left to the sweep");
      this.#repair();
      return false;
    }
  }

  #clientOf(connection: NatsConnection): JetStreamClient {
    if (this.#client?.connection !== connection) {
      this.#client = { connection, jetstream: jetstream(connection, { timeout: brokerTimeoutMs }) };
    }
    return this.#client.jetstream;
  }

  /** The usual reason of a refusal is a stream that is not there (yet, or any more). */
  #repair(): void {
    const now = performance.now();
    if (this.#isStopped || now - this.#repairedAt < repairEveryMs || !this.#options.bus.isConnected()) return;
    this.#repairedAt = now;
    this.#options.bus.ensureStreams().catch((error: unknown) => {
      this.#options.logger.warn({ err: error }, "events cannot be published");
    });
  }
}
