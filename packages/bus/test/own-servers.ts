import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "@jest/globals";
import { type BackingServices, startBackingServices } from "@mailroom/local-stack/backing-services";
import type { ServiceName } from "@mailroom/contracts/service-name";
import pg from "pg";

/** A Postgres and a NATS of this file's own, because its tests kill them. */
export type OwnServers = {
  readonly natsUrl: () => string;
  readonly adminUrl: () => string;
  /** As the service's own role, which owns its schema. */
  readonly databaseUrl: (service: ServiceName) => string;
  readonly kill: (name: "postgres" | "nats") => Promise<void>;
  readonly restart: (name: "postgres" | "nats") => Promise<void>;
};

export function schemaOf(service: ServiceName): string {
  return service.replaceAll("-", "_");
}

/** Call it at the top of a test file. Makes the services' roles and empty schemas. */
export function useOwnServers(services: readonly ServiceName[]): OwnServers {
  let running: BackingServices | null = null;
  const servers = () => {
    if (running === null) throw new Error("the servers are not started yet");
    return running;
  };
  beforeAll(async () => {
    running = await startBackingServices({
      directory: await mkdtemp(path.join(tmpdir(), "mailroom-bus-")),
      persistent: false,
      need: { postgres: true, nats: true },
      // the tests' contracts are no product's
      openNats: true,
      progress: () => undefined,
      // servers at a URL of the environment could not be killed
      // eslint-disable-next-line no-restricted-properties -- the servers\' programs are found through PATH
      environment: { PATH: process.env["PATH"] },
    });
    await makeSchemas(running.postgres.adminUrl, services);
  }, 60_000);
  afterAll(async () => {
    await running?.stop();
  });
  return {
    natsUrl: () => servers().nats.url,
    adminUrl: () => servers().postgres.adminUrl,
    databaseUrl: (service) => {
      const url = new URL(servers().postgres.adminUrl);
      url.username = `mailroom_${schemaOf(service)}`;
      url.password = "test";
      return url.href;
    },
    kill: (name) => servers().kill(name),
    restart: (name) => servers().restart(name),
  };
}

async function makeSchemas(adminUrl: string, services: readonly ServiceName[]): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  for (const schema of services.map(schemaOf)) {
    await admin.query(`create role mailroom_${schema} login password 'test'`);
    await admin.query(`create schema ${schema} authorization mailroom_${schema}`);
  }
  await admin.end();
}
