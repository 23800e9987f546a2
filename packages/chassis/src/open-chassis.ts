/**
 * The parts that every service has, wired and ordered. A service listens at once, so that /livez and /readyz answer while
 * Postgres or NATS are still away; it does its work once Postgres is there and migrated, and stops in reverse order.
 */
import { fileURLToPath } from "node:url";
import { connectBus, type Bus } from "@mailroom/bus/connection";
import { type Consumer, type ConsumerOptions, makeConsumer } from "@mailroom/bus/consumer";
import type { Handler } from "@mailroom/bus/handler";
import { makeRelay } from "@mailroom/bus/relay";
import { requireConsumption } from "@mailroom/contracts/consumption";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { inboxPrefix } from "@mailroom/contracts/stream";
import { makeServer, type ServerOptions } from "@mailroom/http/make-server";
import { makeDatabase } from "@mailroom/postgres/database";
import { migrate } from "@mailroom/postgres/migrate";
import { makePool } from "@mailroom/postgres/pool";
import { makeWithTransaction, type WithTransaction } from "@mailroom/postgres/transaction";
import { waitForPosition } from "@mailroom/postgres/wait-for-position";
import { waitForPostgres } from "@mailroom/postgres/wait-for-postgres";
import { withDeadline } from "@mailroom/runtime/deadline";
import type { Lifecycle } from "@mailroom/runtime/lifecycle";
import type { ServiceParts } from "@mailroom/runtime/run-service";
import type { FastifyInstance } from "fastify";
import type { Kysely } from "kysely";
import type { Pool } from "pg";

/** An instance that was killed keeps what it had in hand for longer; the work must not wait for that. */
const firstPatienceMs = 3_000;

/** Settings of `serviceSettings` (runtime) that the chassis uses. */
type ChassisConfig = {
  readonly HOST: string;
  readonly PORT: number;
  readonly POSTGRES_URL: string;
  readonly NATS_URL: string;
  readonly NATS_NKEY_SEED?: string;
  readonly INTERNAL_KEY: string;
};

export type ChassisOptions = {
  readonly service: ServiceName;
  readonly config: ChassisConfig;
  readonly parts: ServiceParts;
  /** Directory of the service's own migrations. */
  readonly migrations: URL;
  /** Most database connections. */
  readonly poolSize: number;
  readonly server: Omit<
    ServerOptions,
    "service" | "logger" | "metrics" | "principalKey" | "readiness" | "positionReader"
  >;
  /** Further dependencies for /readyz. */
  readonly readiness?: () => Promise<Record<string, boolean>>;
};

export type ConsumeOptions = {
  /**
   * What these events say is in force before those of other producers are looked at: after the service was away, what came
   * meanwhile is handled as configured by now (ADR 3 orders one producer's events only).
   */
  readonly first?: boolean;
};

export type Chassis<DB> = {
  readonly pool: Pool;
  readonly database: Kysely<DB>;
  readonly bus: Bus;
  readonly withTransaction: WithTransaction<DB>;
  readonly server: FastifyInstance;
  /**
   * To be called before `start`. One durable for all instances of the service.
   *
   * @throws RangeError where the contracts do not say that the service takes in that producer's events.
   */
  consume(from: ConsumerOptions<DB>["from"], handlers: readonly Handler<DB>[], options?: ConsumeOptions): void;
  /**
   * Listens, waits for Postgres, migrates, runs `prepare` (first rows, caches), then starts relay and consumers. Resolves when
   * the service does its work; NATS may still be away.
   */
  start(prepare?: () => Promise<void>): Promise<void>;
};

export async function openChassis<DB>(options: ChassisOptions): Promise<Chassis<DB>> {
  const { service, config, parts } = options;
  const { lifecycle, logger, clock, metrics } = parts;
  const schema = service.replaceAll("-", "_");
  const pool = makePool({ url: config.POSTGRES_URL, schema, max: options.poolSize, applicationName: service });
  const database = makeDatabase<DB>(pool);
  lifecycle.add("postgres", () => database.destroy());
  const bus = await connectBus({
    url: config.NATS_URL,
    nkeySeed: config.NATS_NKEY_SEED,
    inboxPrefix: inboxPrefix(service),
    ...{ name: service, logger },
  });
  lifecycle.add("nats", () => bus.close());
  const relay = makeRelay({ bus, database, source: service, logger, metrics });
  const withTransaction = makeWithTransaction<DB>({
    database,
    source: service,
    clock,
    onCommitted: (envelopes) => {
      relay.publish(envelopes);
    },
  });
  const consumers: { readonly consumer: Consumer; readonly isFirst: boolean }[] = [];
  const consumedProducers = new Set<string>();
  let isMigrated = false;
  const server = makeServer({
    ...options.server,
    service,
    logger,
    metrics,
    principalKey: config.INTERNAL_KEY,
    // What this service does not consume it can neither reach nor need: waiting for it would only cost the caller time.
    positionReader: async (position, deadlineMs) =>
      !consumedProducers.has(position.producer) || (await waitForPosition(database, position, deadlineMs)),
    readiness: async () => ({
      postgres: isMigrated && (await answers(pool)),
      nats: bus.isConnected(),
      ...(await options.readiness?.()),
    }),
  });
  return {
    pool,
    database,
    bus,
    withTransaction,
    server,
    consume(from, handlers, { first: isFirst = false } = {}) {
      if (from !== "commands") {
        requireConsumption(service, from.producer);
        consumedProducers.add(from.producer);
      }
      const shared = { bus, database, withTransaction, service, logger, metrics, clock };
      consumers.push({ isFirst, consumer: makeConsumer<DB>({ ...shared, from, handlers }) });
    },
    async start(prepare) {
      await server.listen({ host: config.HOST, port: config.PORT });
      lifecycle.add("http", () => server.close());
      await waitForPostgres(pool, {
        deadlineMs: Infinity,
        signal: lifecycle.signal,
        onWaiting: (waiting) => {
          logger.warn(waiting, "waiting for postgres");
        },
      });
      await migrate({ pool, schema, directories: [fileURLToPath(options.migrations)] });
      isMigrated = true;
      await prepare?.();
      relay.start();
      lifecycle.add("relay", () => relay.stop());
      startConsumers(consumers, lifecycle);
    },
  };
}

/** The others begin when the first ones have caught up; nobody waits for that, as the broker may be away for long. */
function startConsumers(
  consumers: readonly { readonly consumer: Consumer; readonly isFirst: boolean }[],
  lifecycle: Lifecycle,
): void {
  const first = consumers.filter(({ isFirst }) => isFirst).map(({ consumer }) => consumer);
  const others = consumers.filter(({ isFirst }) => !isFirst).map(({ consumer }) => consumer);
  for (const { consumer } of consumers) lifecycle.add("consumer", () => consumer.stop());
  for (const consumer of first) consumer.start();
  void Promise.all(first.map((consumer) => consumer.caughtUp(firstPatienceMs))).then(() => {
    if (lifecycle.signal.aborted) return;
    for (const consumer of others) consumer.start();
  });
}

/** Within the time that the whole answer about readiness has, so that the answer says who does not reply. */
const postgresDeadlineMs = 1_500;

async function answers(pool: Pool): Promise<boolean> {
  return withDeadline(() => pool.query("select 1"), postgresDeadlineMs, "Postgres").then(
    () => true,
    () => false,
  );
}
