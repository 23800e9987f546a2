/**
 * The connection to NATS: made and made again for ever. A service starts and serves while the broker is away; what must
 * go out waits in the outbox.
 */
import { setTimeout as pause } from "node:timers/promises";
import { withDeadline } from "@mailroom/runtime/deadline";
import type { Logger } from "@mailroom/runtime/logger";
import { jetstreamManager } from "@nats-io/jetstream";
import { connect, type ConnectionOptions, type NatsConnection, nkeyAuthenticator } from "@nats-io/transport-node";
import { ensureStreams } from "./streams.ts";

export type BusOptions = {
  /** `nats://[user:password@]host:port`, or `tls://…`. Several, separated by commas, for a cluster. */
  readonly url: string;
  /** Shown in the broker's connection list. */
  readonly name: string;
  /** Seed of the service's nkey, where the broker asks for one. */
  readonly nkeySeed?: string | undefined;
  /** Begins the subjects of answers; a broker with rights lets each service hear its own only. Default `_INBOX`. */
  readonly inboxPrefix?: string;
  readonly logger?: Logger;
};

export type Bus = {
  readonly isConnected: () => boolean;
  /** The live connection; waits for one as long as it takes. Rejects once the bus is closed. Do not close it. */
  whenConnected(): Promise<NatsConnection>;
  /** Calls `run` at each connection made from now on, the first included. Answers how to stop that. */
  onConnected(run: (connection: NatsConnection) => void): () => void;
  /** Makes the two streams where they are missing. */
  ensureStreams(): Promise<void>;
  /** Sends what is buffered and disconnects. Relay and consumers are stopped before. */
  close(): Promise<void>;
};

const connectTimeoutMs = 5_000;
const drainTimeoutMs = 3_000;
const retryMs = 300;
const reportEveryMs = 30_000;
/** Bounds every request to the broker's JetStream interface. */
export const brokerTimeoutMs = 5_000;

type Dial = (options: ConnectionOptions) => Promise<NatsConnection>;

/** Resolves at once, connected or not: see {@link Bus.whenConnected}. */
export function connectBus(options: BusOptions, dial: Dial = connect): Promise<Bus> {
  return Promise.resolve(new Connection(options, dial).bus());
}

class Connection {
  readonly #options: BusOptions;
  readonly #dial: Dial;
  readonly #listeners = new Set<(connection: NatsConnection) => void>();
  readonly #closing = new AbortController();
  /** The client, which may be reconnecting; `#live` only while it is connected. */
  #connection: NatsConnection | null = null;
  #live: NatsConnection | null = null;
  #arrival = Promise.withResolvers<NatsConnection>();
  readonly #running: Promise<void>;

  constructor(options: BusOptions, dial: Dial) {
    this.#options = options;
    this.#dial = dial;
    // nobody has to wait for a connection, so nobody may be there to see it fail at close
    this.#arrival.promise.catch(() => undefined);
    this.#running = this.#run();
  }

  bus(): Bus {
    return {
      isConnected: () => this.#live !== null,
      whenConnected: () => this.#arrival.promise,
      onConnected: (run) => {
        this.#listeners.add(run);
        return () => this.#listeners.delete(run);
      },
      ensureStreams: () => this.#ensureStreams(),
      close: () => this.#close(),
    };
  }

  async #run(): Promise<void> {
    while (!this.#isClosing()) {
      const connection = await this.#connectUntilDone();
      if (connection === null) return;
      if (this.#isClosing()) {
        // one that is closed before it is watched never tells that it has ended
        await connection.close();
        return;
      }
      this.#connection = connection;
      this.#announce(connection);
      await this.#watch(connection);
      this.#lose();
    }
  }

  async #connectUntilDone(): Promise<NatsConnection | null> {
    let reportAt = 0;
    while (!this.#isClosing()) {
      try {
        return await this.#dial(connectionOptions(this.#options));
      } catch (error) {
        if (performance.now() >= reportAt) {
          this.#options.logger?.warn({ err: error }, "waiting for nats");
          reportAt = performance.now() + reportEveryMs;
        }
      }
      await pause(retryMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    }
    return null;
  }

  /** As a call: the compiler takes a property that was false once for false ever after. */
  #isClosing(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Follows the client's own reconnecting until it gives the connection up. */
  async #watch(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === "disconnect") {
        this.#options.logger?.warn("nats connection lost");
        this.#lose();
      } else if (status.type === "error") {
        // above all a subject that is not allowed: whoever wanted it may have no way to say so
        this.#options.logger?.error({ err: status.error }, "refused by nats");
      } else if (status.type === "reconnect") {
        this.#announce(connection);
      }
    }
  }

  #announce(connection: NatsConnection): void {
    if (this.#isClosing()) {
      connection.close().catch(() => undefined);
      return;
    }
    this.#options.logger?.info("nats connection open");
    this.#live = connection;
    this.#arrival.resolve(connection);
    for (const listener of this.#listeners) listener(connection);
  }

  #lose(): void {
    if (this.#live === null) return;
    this.#live = null;
    this.#arrival = Promise.withResolvers<NatsConnection>();
    this.#arrival.promise.catch(() => undefined);
    if (this.#isClosing()) this.#arrival.reject(closedError());
  }

  async #ensureStreams(): Promise<void> {
    const connection = await this.#arrival.promise;
    const created = await ensureStreams(await jetstreamManager(connection, { timeout: brokerTimeoutMs }));
    if (created.length > 0) this.#options.logger?.warn({ streams: created }, "created missing streams");
  }

  async #drain(): Promise<void> {
    await this.#live?.drain();
  }

  async #close(): Promise<void> {
    if (this.#isClosing()) return this.#running;
    this.#closing.abort();
    this.#arrival.reject(closedError());
    // drain() flushes, then closes; it fails, or never ends, where the broker has just gone
    if (this.#live !== null)
      await withDeadline(() => this.#drain(), drainTimeoutMs, "nats drain").catch(() => undefined);
    await this.#connection?.close();
    await this.#running;
  }
}

function closedError(): Error {
  return new Error("the bus is closed");
}

function connectionOptions({ url, name, nkeySeed, inboxPrefix }: BusOptions): ConnectionOptions {
  const urls = url.split(",").map((one) => new URL(one.trim()));
  const user = urls[0]?.username ?? "";
  return {
    servers: urls.map((one) => one.host),
    name,
    timeout: connectTimeoutMs,
    maxReconnectAttempts: -1,
    reconnectTimeWait: retryMs,
    // a broker that is still loading its configuration may refuse a user it will know in a moment
    ignoreAuthErrorAbort: true,
    pingInterval: 10_000,
    maxPingOut: 2,
    // an error made beforehand for each publication, in case it fails: a failure names its subject anyway
    noAsyncTraces: true,
    ...(user === "" ? {} : { user: decodeURIComponent(user), pass: decodeURIComponent(urls[0]?.password ?? "") }),
    ...(urls.some((one) => one.protocol === "tls:") ? { tls: {} } : {}),
    ...(inboxPrefix === undefined ? {} : { inboxPrefix }),
    ...(nkeySeed === undefined ? {} : { authenticator: nkeyAuthenticator(new TextEncoder().encode(nkeySeed)) }),
  };
}
