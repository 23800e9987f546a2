import { Writable } from "node:stream";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { makeDatabase } from "@mailroom/postgres/database";
import { migrate } from "@mailroom/postgres/migrate";
import { makePool } from "@mailroom/postgres/pool";
import { makeWithTransaction, type WithTransaction } from "@mailroom/postgres/transaction";
import { systemClock } from "@mailroom/runtime/clock";
import { makeLogger } from "@mailroom/runtime/logger";
import { makeMetrics } from "@mailroom/runtime/metrics";
import type { Kysely } from "kysely";
import { type Bus, connectBus } from "../src/connection.ts";
import { type Consumer, type ConsumerOptions, makeConsumer } from "../src/consumer.ts";
import { makeRelay, type Relay } from "../src/relay.ts";
import { type OwnServers, schemaOf } from "./own-servers.ts";

export type Tables = {
  /** What the tests' handlers do: one row per event that took effect, in the order it did. */
  effect: { id: number; key: string; seq: number };
};

/** One process of a service, as far as the bus can tell. */
export type Participant = {
  readonly service: ServiceName;
  readonly bus: Bus;
  readonly database: Kysely<Tables>;
  readonly relay: Relay;
  readonly withTransaction: WithTransaction<Tables>;
  readonly consume: (
    options: Pick<ConsumerOptions<Tables>, "from" | "handlers"> & { readonly ackWaitMs?: number },
  ) => Consumer;
  readonly log: string[];
  /** Stops consumers, relay, connection and pool in this order. */
  readonly close: () => Promise<void>;
};

type Servers = Pick<OwnServers, "natsUrl" | "databaseUrl">;

/** `migrations`: the tests' own into an empty schema, or none where the service's own have been applied. */
export async function openParticipant(
  servers: Servers,
  service: ServiceName,
  options: { readonly migrations: "own" | "service" } = { migrations: "own" },
): Promise<Participant> {
  const schema = schemaOf(service);
  const pool = makePool({ url: servers.databaseUrl(service), schema, max: 6, applicationName: service });
  // a busy machine fails no test; a server that is down refuses at once
  Object.assign(pool.options, { connectionTimeoutMillis: 30_000 });
  if (options.migrations === "own") {
    await migrate({ pool, schema, directories: [new URL("migrations", import.meta.url).pathname] });
  }
  const database = makeDatabase<Tables>(pool);
  const log: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log.push(chunk.toString());
      done();
    },
  });
  const logger = makeLogger({ service, level: "debug", destination });
  const metrics = makeMetrics(service);
  const bus = await connectBus({ url: servers.natsUrl(), name: service, logger });
  const relay = makeRelay({ bus, database, source: service, logger, metrics });
  const withTransaction = makeWithTransaction({
    database,
    source: service,
    clock: systemClock,
    onCommitted: relay.publish,
  });
  relay.start();
  const consumers: Consumer[] = [];
  return {
    service,
    bus,
    database,
    relay,
    withTransaction,
    log,
    consume(options) {
      const consumer = makeConsumer<Tables>({
        ...{ bus, database, withTransaction, service, logger, metrics, clock: systemClock },
        ...options,
      });
      consumers.push(consumer);
      consumer.start();
      return consumer;
    },
    async close() {
      for (const consumer of consumers) await consumer.stop();
      await relay.stop();
      await bus.close();
      await pool.end();
    },
  };
}
