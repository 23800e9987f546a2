/**
 * Messages of one durable, as they come: a pull consumer that is set up again after whatever happens to the connection,
 * the durable or the stream. Messages in hand are kept alive towards the broker until they are acknowledged.
 */
import { setImmediate as nextRound, setTimeout as pause } from "node:timers/promises";
import type { Logger } from "@mailroom/runtime/logger";
import { type ConsumerMessages, jetstream, jetstreamManager, type JsMsg } from "@nats-io/jetstream";
import { type Bus, brokerTimeoutMs } from "./connection.ts";
import { type DurableOptions, ensureDurable } from "./streams.ts";

export type FeedOptions = {
  readonly bus: Bus;
  readonly durable: DurableOptions;
  readonly logger: Logger;
  /** How long a message of this subject may wait for others to be settled with. */
  readonly patienceMs: (subject: string) => number;
};

/** More is not fetched before some is settled; also what a crash makes others wait for. */
const capacity = 128;
const pullSize = 64;
/** The broker forgets a pull after this; the client renews it. */
const pullExpiresMs = 10_000;
const retryMs = 300;

export class Feed {
  readonly #options: FeedOptions;
  readonly #stopping = new AbortController();
  readonly #stopped = Promise.withResolvers<null>();
  readonly #inHand = new Set<JsMsg>();
  #buffer: JsMsg[] = [];
  /** When the most impatient message of the buffer must not wait any longer. */
  #dueAt = Infinity;
  #arrived = Promise.withResolvers<undefined>();
  #settled = Promise.withResolvers<undefined>();
  #messages: ConsumerMessages | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  start(): void {
    const stopListening = this.#options.bus.onConnected(() => this.#messages?.stop());
    const keepAlive = setInterval(() => {
      this.#keepAlive();
    }, this.#options.durable.ackWaitMs / 3);
    this.#running = this.#run().finally(() => {
      stopListening();
      clearInterval(keepAlive);
      this.#arrived.resolve(undefined);
    });
  }

  /** Up to `limit` messages, as soon as one of them can wait no longer. Empty once stopped and emptied. */
  async take(limit: number): Promise<JsMsg[]> {
    while (this.#buffer.length < limit && !this.#isStopping()) {
      const waitMs = this.#dueAt - performance.now();
      if (waitMs <= 0) break;
      await this.#arrivalWithin(waitMs);
    }
    // what the socket has read along with the first message is dispatched within this round of the event loop
    if (this.#buffer.length > 0) await nextRound();
    const taken = this.#buffer.splice(0, limit);
    this.#dueAt = this.#buffer.length === 0 ? Infinity : performance.now();
    return taken;
  }

  /** Acknowledges messages whose effects are committed. */
  acknowledge(messages: readonly JsMsg[]): void {
    this.#settle(messages, (message) => {
      message.ack();
    });
  }

  /** Has the broker bring the messages again, to any instance. */
  handBack(messages: readonly JsMsg[], delayMs: number): void {
    this.#settle(messages, (message) => {
      message.nak(delayMs);
    });
  }

  /** Fetches no more. What is here can still be taken and acknowledged. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#stopped.resolve(null);
    this.#messages?.stop();
    this.#settled.resolve(undefined);
    this.#arrived.resolve(undefined);
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#isStopping()) {
      try {
        await this.#consume();
      } catch (error) {
        if (this.#isStopping()) return;
        this.#options.logger.warn({ err: error, durable: this.#options.durable.name }, "consumer interrupted");
      }
      await pause(retryMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  async #consume(): Promise<void> {
    const { bus, durable } = this.#options;
    const connection = await Promise.race([bus.whenConnected(), this.#stopped.promise]);
    if (connection === null) return;
    await bus.ensureStreams();
    await ensureDurable(await jetstreamManager(connection, { timeout: brokerTimeoutMs }), durable);
    const consumer = await jetstream(connection, { timeout: brokerTimeoutMs }).consumers.get(
      durable.stream,
      durable.name,
    );
    const messages = await consumer.consume({
      max_messages: pullSize,
      expires: pullExpiresMs,
      // ends the iterator where durable or stream is gone, and we make them again
      abort_on_missing_resource: true,
    });
    this.#messages = messages;
    try {
      if (this.#isStopping()) return;
      for await (const message of messages) await this.#accept(message);
    } finally {
      this.#messages = null;
      messages.stop();
    }
  }

  async #accept(message: JsMsg): Promise<void> {
    this.#inHand.add(message);
    this.#buffer.push(message);
    this.#dueAt = Math.min(this.#dueAt, performance.now() + this.#options.patienceMs(message.subject));
    this.#arrived.resolve(undefined);
    this.#arrived = Promise.withResolvers();
    while (this.#buffer.length >= capacity && !this.#isStopping()) await this.#settled.promise;
  }

  async #arrivalWithin(ms: number): Promise<void> {
    if (ms === Infinity) {
      await this.#arrived.promise;
      return;
    }
    const late = Promise.withResolvers<undefined>();
    const timer = setTimeout(late.resolve, ms, undefined);
    await Promise.race([this.#arrived.promise, late.promise]);
    clearTimeout(timer);
  }

  /** As a call: the compiler takes a property that was false once for false ever after. */
  #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  #settle(messages: readonly JsMsg[], answer: (message: JsMsg) => void): void {
    for (const message of messages) {
      this.#inHand.delete(message);
      tell(() => {
        answer(message);
      });
    }
    this.#settled.resolve(undefined);
    this.#settled = Promise.withResolvers();
  }

  #keepAlive(): void {
    for (const message of this.#inHand) {
      tell(() => {
        message.working();
      });
    }
  }
}

/** An answer to a broker that has just gone is lost: the message comes again and its number is found taken. */
function tell(answer: () => void): void {
  try {
    answer();
  } catch {
    // see above
  }
}
