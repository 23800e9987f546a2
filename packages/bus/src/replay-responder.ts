import type { ServiceName } from "@mailroom/contracts/service-name";
import { replaySubject } from "@mailroom/contracts/stream";
import { listOutbox } from "@mailroom/postgres/outbox-relay-store";
import type { Msg, Subscription } from "@nats-io/transport-node";
import { uuidv7 } from "@mailroom/runtime/uuid";
import type { Kysely } from "kysely";
import type { Bus } from "./connection.ts";
import type { BusMetrics } from "./metrics.ts";
import type { Publisher } from "./publisher.ts";
import { readWire, ReplayRequest } from "./replay.ts";

export type ReplayResponderOptions<DB> = {
  readonly bus: Bus;
  readonly database: Kysely<DB>;
  readonly source: ServiceName;
  readonly publisher: Publisher;
  readonly metrics: BusMetrics;
};

/** A consumer that misses more asks again when it has these. */
const eventsPerAnswer = 256;

/** Publishes events of the outbox once more for consumers that miss them (ADR 3). */
export class ReplayResponder<DB> {
  readonly #options: ReplayResponderOptions<DB>;
  #subscription: Subscription | null = null;
  #stopListening: () => void = () => undefined;

  constructor(options: ReplayResponderOptions<DB>) {
    this.#options = options;
  }

  start(): void {
    const { bus } = this.#options;
    this.#stopListening = bus.onConnected(() => {
      this.#subscribe();
    });
    if (bus.isConnected()) this.#subscribe();
  }

  stop(): void {
    this.#stopListening();
    this.#subscription?.unsubscribe();
  }

  #subscribe(): void {
    // the client renews its subscriptions itself when it reconnects
    if (this.#subscription !== null && !this.#subscription.isClosed()) return;
    this.#options.bus.whenConnected().then(
      (connection) => {
        this.#subscription = connection.subscribe(replaySubject(this.#options.source), {
          queue: "relay",
          callback: (error, message) => {
            if (error === null) void this.#answer(message);
          },
        });
      },
      () => undefined,
    );
  }

  async #answer(message: Msg): Promise<void> {
    const { database, source, publisher, metrics } = this.#options;
    const request = readWire(ReplayRequest, message.data);
    if (request === null) return;
    metrics.replays.inc({ side: "answered" });
    try {
      const envelopes = await listOutbox(database, { source, ...request, limit: eventsPerAnswer });
      // a new Nats-Msg-Id: within its window the broker would drop the copy as a double
      const published = await publisher.publishAll(envelopes, uuidv7());
      message.respond(JSON.stringify({ found: envelopes.length, published: published.length }));
    } catch {
      // no answer: the consumer asks again
    }
  }
}
