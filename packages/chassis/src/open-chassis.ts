/**
 * The parts that every service has, wired and ordered. A service listens at once, so that /livez and /readyz answer while
 * Postgres or NATS are still away; it does its work once Postgres is there and migrated, and stops in reverse order.
 */
import { fileURLToPath } from "node:url";
import { connectBus, type Bus } from "@mailroom/bus/connection";
import { makeConsumer, type ConsumerOptions } from "@mailroom/bus/consumer";
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
import type { ServiceParts } from "@mailroom/runtime/run-service";
import type { FastifyInstance } from "fastify";
import type { Kysely } from "kysely";
import type { Pool } from "pg";

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
  consume(from: ConsumerOptions<DB>["from"], handlers: readonly Handler<DB>[]): void;
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
  const consumers: ReturnType<typeof makeConsumer<DB>>[] = [];
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
    consume(from, handlers) {
      if (from !== "commands") {
        requireConsumption(service, from.producer);
        consumedProducers.add(from.producer);
      }
      consumers.push(
        makeConsumer<DB>({ bus, database, withTransaction, service, from, handlers, logger, metrics, clock }),
      );
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
      for (const consumer of consumers) {
        consumer.start();
        lifecycle.add("consumer", () => consumer.stop());
      }
    },
  };
}

async function answers(pool: Pool): Promise<boolean> {
  return pool.query("select 1").then(
    () => true,
    () => false,
  );
}
