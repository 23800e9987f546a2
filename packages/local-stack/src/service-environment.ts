import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serviceNames, type ServiceName } from "@mailroom/contracts/service-name";
import type { BackingServices } from "./backing-services.ts";
import type { ServiceDatabase } from "./service-database.ts";
import type { SystemKeys } from "./system-keys.ts";

export type EnvironmentOptions = {
  readonly backing: BackingServices;
  readonly database: ServiceDatabase;
  readonly keys: SystemKeys;
  readonly host: string;
  readonly ports: Readonly<Record<ServiceName, number>>;
  /** Counts the instances of a service from 1. */
  readonly number: number;
};

const webRoot = fileURLToPath(new URL("../../../services/gateway/web/dist", import.meta.url));
// Demo and tests reach servers of this machine only; the services refuse such addresses unless they are told otherwise.
const loopback = "127.0.0.0/8,::1/128";
const storesBlobs: readonly ServiceName[] = ["account-config", "imap-ingest", "interaction-history", "smtp-send"];
const connectsToMailServers: readonly ServiceName[] = ["account-config", "imap-ingest", "smtp-send"];

/** The variables of one service, with its prefix. A variable that a service does not know is a fault to it. */
export function makeServiceEnvironment(service: ServiceName, options: EnvironmentOptions): Record<string, string> {
  const settings: Record<string, string> = {
    ...commonSettings(service, options),
    ...(storesBlobs.includes(service) ? { BLOBS_URL: blobsUrl(options.database) } : {}),
    ...(connectsToMailServers.includes(service) ? mailSettings(options) : {}),
    ...(service === "account-config" ? { PUBLIC_URL: `http://127.0.0.1:${options.ports.gateway}` } : {}),
    ...(service === "routing" ? { REDIS_URL: options.backing.redis.url, ...destinations(options) } : {}),
    ...(service === "imap-ingest" ? { NODE_NAME: `local-${options.number}` } : {}),
    ...(service === "gateway" ? gatewaySettings(options) : {}),
  };
  const prefix = environmentName(service);
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [`${prefix}_${name}`, value]));
}

/** The schema of `deploy/postgres/roles.sql` that a service owns. */
export function schemaOf(service: ServiceName) {
  switch (service) {
    case "account-config":
      return "account_config";
    case "imap-ingest":
      return "imap_ingest";
    case "interaction-history":
      return "interaction_history";
    case "routing":
      return "routing";
    case "smtp-send":
      return "smtp_send";
    case "gateway":
      return "gateway";
  }
}

/** The store of raw mail and attachments, as `openBlobs` takes it. */
export function blobsUrl(database: ServiceDatabase): string {
  return `${database.urlOf("blobs")}?schema=blobs`;
}

function commonSettings(service: ServiceName, options: EnvironmentOptions): Record<string, string> {
  const { seeds } = options.backing.nats;
  return {
    MODE: "demo",
    HOST: options.host,
    PORT: String(options.ports[service]),
    POSTGRES_URL: options.database.urlOf(schemaOf(service)),
    NATS_URL: options.backing.nats.url,
    ...(seeds === null ? {} : { NATS_NKEY_SEED: seeds[service] }),
    INTERNAL_KEY: options.keys.internalKey,
  };
}

function mailSettings({ backing, keys }: EnvironmentOptions): Record<string, string> {
  return { SECRET_KEYS: keys.secretKeys, ...destinations({ backing }) };
}

function destinations({ backing }: Pick<EnvironmentOptions, "backing">): Record<string, string> {
  return { ALLOWED_DESTINATIONS: loopback, EXTRA_CA_FILE: backing.mail.caFile };
}

function gatewaySettings({ ports }: EnvironmentOptions): Record<string, string> {
  const upstreams = serviceNames.filter((service) => service !== "gateway");
  return {
    ...Object.fromEntries(
      upstreams.map((service) => [`${environmentName(service)}_URL`, `http://127.0.0.1:${ports[service]}`]),
    ),
    ...(existsSync(webRoot) ? { WEB_ROOT: webRoot } : {}),
  };
}

function environmentName(service: ServiceName): string {
  return service.toUpperCase().replaceAll("-", "_");
}
