import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serviceNames, type ServiceName } from "@mailroom/contracts/service-name";
import type { BackingServices } from "./backing-services.ts";
import { findFreePort, isPortFree } from "./free-port.ts";
import { makeServiceDatabase, type ServiceDatabase } from "./service-database.ts";
import { makeServiceEnvironment } from "./service-environment.ts";
import { startServiceInstance, type ServiceInstance } from "./service-instance.ts";
import { readOrMakeSystemKeys, type SystemKeys } from "./system-keys.ts";
import { startWatchdog, type Watchdog } from "./watchdog.ts";

export type SystemOptions = {
  readonly backing: BackingServices;
  /** Keys and logs. Keys found here are used again. */
  readonly directory: string;
  /** 0 = any free one. */
  readonly gatewayPort: number;
  /** Default 127.0.0.1. */
  readonly gatewayHost?: string;
  readonly progress?: (line: string) => void;
  /** Added to, or replacing, what the services would get; for every instance. */
  readonly environment?: Readonly<Partial<Record<ServiceName, Readonly<Record<string, string>>>>>;
  /** How long a service may take to become ready. Default 60,000. */
  readonly readyDeadlineMs?: number;
};

export type System = {
  readonly gatewayUrl: string;
  /** The database `mailroom`, as superuser. */
  readonly databaseUrl: string;
  /** Signs principals between gateway and services. */
  readonly internalKey: string;
  /** Throws when there is none of that number (default 1). */
  instance(service: ServiceName, number?: number): ServiceInstance;
  listInstances(): readonly ServiceInstance[];
  /** Starts one more instance of a service, with variables of its own besides or instead; resolves when ready. */
  addInstance(service: ServiceName, environment?: Readonly<Record<string, string>>): Promise<ServiceInstance>;
  /** Stops all services; backing services stay. */
  stop(): Promise<void>;
};

/**
 * Creates database, roles and schemas, starts the six services and resolves when `/readyz` of each says yes. All end with
 * this process, however it ends.
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const progress = options.progress ?? (() => undefined);
  const keys = readOrMakeSystemKeys(options.directory);
  const gatewayPort = await chooseGatewayPort(options);
  const watchdog = await startWatchdog();
  try {
    const database = await makeServiceDatabase({
      adminUrl: options.backing.postgres.adminUrl,
      database: "mailroom",
      passwordOf: (schema) => keys.passwords[schema],
    });
    progress("the database and its roles are ready");
    const ports = await choosePorts(gatewayPort);
    const start = makeStarter({ options, keys, database, ports, watchdog });
    // All at once: none of them needs another to start.
    const instances = await Promise.all(
      serviceNames.map(async (service) => {
        const instance = await start(service, 1);
        progress(`${service} is ready`);
        return instance;
      }),
    );
    return makeSystem({ instances, start, watchdog, databaseUrl: database.adminUrl, internalKey: keys.internalKey });
  } catch (error) {
    await watchdog.end();
    throw error;
  }
}

type Start = (
  service: ServiceName,
  number: number,
  environment?: Readonly<Record<string, string>>,
) => Promise<ServiceInstance>;
type Ports = Readonly<Record<ServiceName, number>>;

type StarterOptions = {
  readonly options: SystemOptions;
  readonly keys: SystemKeys;
  readonly database: ServiceDatabase;
  readonly ports: Ports;
  readonly watchdog: Watchdog;
};

function makeStarter({ options, keys, database, ports, watchdog }: StarterOptions): Start {
  return async (service, number, environment = {}) => {
    const host = service === "gateway" ? (options.gatewayHost ?? "127.0.0.1") : "127.0.0.1";
    const port = number === 1 ? ports[service] : await findFreePort();
    const own = { ...ports, [service]: port };
    return startServiceInstance({
      ...{ service, number, watchdog },
      url: `http://${reachable(host)}:${port}`,
      logFile: join(options.directory, "logs", number === 1 ? `${service}.log` : `${service}-${number}.log`),
      environment: {
        ...inherited(),
        ...lean,
        ...makeServiceEnvironment(service, { backing: options.backing, database, keys, host, ports: own, number }),
        ...options.environment?.[service],
        ...environment,
      },
      readyDeadlineMs: options.readyDeadlineMs ?? 60_000,
    });
  };
}

/**
 * Compiled code, types already stripped, is kept between starts: a service is up in a third of the time and takes some 25 MB
 * less. Two malloc arenas instead of eight per core: mail comes in many sizes, and freed memory would lie about unused. V8
 * lets garbage lie about in proportion to the heap it may have, which is gigabytes on a large machine; no service needs a
 * tenth of that.
 */
const lean = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL("../../../node_modules/.cache/node-compile", import.meta.url)),
  MALLOC_ARENA_MAX: "2",
  NODE_OPTIONS: "--max-semi-space-size=8 --max-old-space-size=384",
};

/** What a Node process may need of ours; nothing that speaks of other servers. */
function inherited(): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const name of ["PATH", "HOME", "TMPDIR", "LANG", "NODE_EXTRA_CA_CERTS"]) {
    const value = process.env[name];
    if (value !== undefined) variables[name] = value;
  }
  return variables;
}

/** An address to listen on is not always one to connect to. */
function reachable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

async function chooseGatewayPort({ gatewayPort, gatewayHost = "127.0.0.1" }: SystemOptions): Promise<number> {
  if (gatewayPort === 0) return findFreePort();
  if (await isPortFree(gatewayPort, gatewayHost)) return gatewayPort;
  throw new Error(`port ${gatewayPort} of ${gatewayHost} is taken by another program; choose another with --port`);
}

async function choosePorts(gateway: number): Promise<Ports> {
  const taken = new Set([gateway]);
  const next = async () => {
    let port = await findFreePort();
    while (taken.has(port)) port = await findFreePort();
    taken.add(port);
    return port;
  };
  return {
    gateway,
    "account-config": await next(),
    "imap-ingest": await next(),
    "interaction-history": await next(),
    routing: await next(),
    "smtp-send": await next(),
  };
}

type SystemParts = {
  readonly instances: readonly ServiceInstance[];
  readonly start: Start;
  readonly watchdog: Watchdog;
  readonly databaseUrl: string;
  readonly internalKey: string;
};

function makeSystem({ instances, start, watchdog, databaseUrl, internalKey }: SystemParts): System {
  const all = [...instances];
  const counts = new Map<ServiceName, number>(serviceNames.map((service) => [service, 1]));
  const instance = (service: ServiceName, number = 1) => {
    const found = all.find((candidate) => candidate.service === service && candidate.number === number);
    if (found === undefined) throw new Error(`there is no ${service} number ${number}`);
    return found;
  };
  return {
    gatewayUrl: instance("gateway").url,
    ...{ databaseUrl, internalKey, instance },
    listInstances: () => [...all],
    async addInstance(service, environment) {
      const number = (counts.get(service) ?? 0) + 1;
      counts.set(service, number);
      const added = await start(service, number, environment);
      all.push(added);
      return added;
    },
    stop: async () => watchdog.end(),
  };
}
