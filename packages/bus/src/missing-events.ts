/** The consumer's half of healing: which events are missing, and asking their producers for them. */
import { headsSubject, replaySubject } from "@mailroom/contracts/stream";
import type { StreamFilter, StreamId } from "@mailroom/postgres/inbox";
import { listBehind } from "@mailroom/postgres/inbox-heads";
import type { Logger } from "@mailroom/runtime/logger";
import { jetstreamManager } from "@nats-io/jetstream";
import type { NatsConnection, Subscription } from "@nats-io/transport-node";
import type { Kysely } from "kysely";
import { type Bus, brokerTimeoutMs } from "./connection.ts";
import type { BusMetrics } from "./metrics.ts";
import { streamKey } from "./received-message.ts";
import { Heads, readWire, ReplayAnswer, type ReplayRequest } from "./replay.ts";
import type { DurableOptions } from "./streams.ts";

export type Missing = StreamId & { readonly fromSeq: number; readonly toSeq: number };

export type MissingEventsOptions<DB> = {
  readonly bus: Bus;
  readonly database: Kysely<DB>;
  readonly durable: DurableOptions;
  readonly filter: StreamFilter;
  readonly logger: Logger;
  readonly metrics: BusMetrics;
};

const askTimeoutMs = 2_000;
/** The same stream is asked for again after this long. */
const askEveryMs = 3_000;
const maxAskedAtOnce = 64;
/** Heads beyond it are left to the next round of heads. */
const maxHeads = 20_000;
const headsPerLook = 1_000;

export class MissingEvents<DB> {
  readonly #options: MissingEventsOptions<DB>;
  readonly #askedAt = new Map<string, number>();
  readonly #heads = new Map<string, StreamId & { readonly seq: number }>();
  readonly #lost = new Set<string>();
  #subscription: Subscription | null = null;
  #stopListening: () => void = () => undefined;

  constructor(options: MissingEventsOptions<DB>) {
    this.#options = options;
  }

  start(): void {
    const { bus } = this.#options;
    const subscribe = () => {
      // the client renews its subscriptions itself when it reconnects
      if (this.#subscription !== null && !this.#subscription.isClosed()) return;
      bus.whenConnected().then(
        (connection) => {
          const { durable, filter } = this.#options;
          this.#subscription = connection.subscribe(headsSubject(filter.producer ?? "*"), {
            queue: durable.name,
            callback: (error, message) => {
              if (error === null) this.#noteHeads(message.subject, message.data);
            },
          });
        },
        () => undefined,
      );
    };
    this.#stopListening = bus.onConnected(subscribe);
    if (bus.isConnected()) subscribe();
  }

  stop(): void {
    this.#stopListening();
    this.#subscription?.unsubscribe();
  }

  /** Asks for what is missing, each stream at most every few seconds. Failures are left to the next time. */
  async ask(missing: readonly Missing[]): Promise<void> {
    const { bus, metrics } = this.#options;
    if (!bus.isConnected()) return;
    const connection = await bus.whenConnected();
    const now = performance.now();
    for (const [key, at] of this.#askedAt) if (now - at > askEveryMs) this.#askedAt.delete(key);
    const wanted = missing.filter((one) => !this.#askedAt.has(streamKey(one))).slice(0, maxAskedAtOnce);
    await Promise.all(
      wanted.map(async (one) => {
        this.#askedAt.set(streamKey(one), now);
        metrics.replays.inc({ side: "asked" });
        await this.#askFor(one, connection);
      }),
    );
  }

  async #askFor({ producer, channel, key, fromSeq, toSeq }: Missing, connection: NatsConnection): Promise<void> {
    const { logger } = this.#options;
    const request: ReplayRequest = { channel, key, fromSeq, toSeq };
    const fields = { producer, channel, key, fromSeq, toSeq };
    try {
      const timeout = askTimeoutMs;
      const message = await connection.request(replaySubject(producer), JSON.stringify(request), { timeout });
      if (readWire(ReplayAnswer, message.data)?.found === 0) this.#reportLost(fields);
    } catch (error) {
      logger.debug({ ...fields, err: error }, "producer did not answer a replay request");
    }
  }

  /** This consumer was away for longer than events are kept: a person must decide how the stream goes on. */
  #reportLost(fields: Missing): void {
    const stream = streamKey(fields);
    if (this.#lost.has(stream)) return;
    this.#lost.add(stream);
    this.#options.logger.error(fields, "stream stands still: its producer does not have the missing events any more");
  }

  /** Asks for what is behind a head, once nothing is left to come from the broker itself. */
  async tendHeads(): Promise<void> {
    if (this.#heads.size === 0 || !(await this.isCaughtUp())) return;
    const heads = [...this.#heads.values()];
    for (let at = 0; at < heads.length; at += headsPerLook) await this.#lookAt(heads.slice(at, at + headsPerLook));
  }

  async #lookAt(heads: readonly (StreamId & { readonly seq: number })[]): Promise<void> {
    const behind = await listBehind(this.#options.database, heads);
    const behindKeys = new Set(behind.map(streamKey));
    for (const head of heads) if (!behindKeys.has(streamKey(head))) this.#heads.delete(streamKey(head));
    await this.ask(behind.map(({ seq, headSeq, ...stream }) => ({ ...stream, fromSeq: seq + 1, toSeq: headSeq })));
  }

  #noteHeads(subject: string, payload: Uint8Array): void {
    const producer = subject.slice(headsSubject("").length);
    for (const { channel, key, seq } of readWire(Heads, payload) ?? []) {
      if (channel !== this.#options.filter.channel || this.#heads.size >= maxHeads) continue;
      const stream = { producer, channel, key };
      const known = this.#heads.get(streamKey(stream));
      if (known === undefined || known.seq < seq) this.#heads.set(streamKey(stream), { ...stream, seq });
    }
  }

  /** Whether the broker has nothing more for this durable and knows all it gave out to be settled. */
  async isCaughtUp(): Promise<boolean> {
    const { bus, durable } = this.#options;
    if (!bus.isConnected()) return false;
    const manager = await jetstreamManager(await bus.whenConnected(), { timeout: brokerTimeoutMs, checkAPI: false });
    const info = await manager.consumers.info(durable.stream, durable.name);
    return info.num_pending === 0 && info.num_ack_pending === 0;
  }
}
