import { mkdirSync } from "node:fs";
import { displayNames, type BackingServiceName } from "./backing-service-name.ts";
import { findDockerServices, startContainer } from "./docker-server.ts";
import type { MailServer } from "./mail-server.ts";
import type { NatsEndpoint } from "./nats-server.ts";
import type { Restartable } from "./restartable.ts";
import { chooseSources, namesOf, type ServiceSource } from "./service-source.ts";
import { lockDirectory } from "./stack-state.ts";
import { makeStack, type Stack } from "./stack.ts";
import { connectForeign, startProgram, type Endpoints, type StartedServer } from "./start-server.ts";
import { startWatchdog } from "./watchdog.ts";

export type BackingServicesOptions = {
  /** Data, logs and what is remembered between starts; made where missing. Removed at the end unless `persistent`. */
  readonly directory: string;
  /** Keep data and ports for the next start (`npm start`), or remove everything at the end (tests). */
  readonly persistent: boolean;
  /** Missing names are not started. */
  readonly need: Readonly<Partial<Record<BackingServiceName, boolean>>>;
  /** One line for people each time something is done. */
  readonly progress: (line: string) => void;
  /** Where PATH and URLs are looked up (`MAILROOM_POSTGRES_URL` or `TEST_POSTGRES_URL`, …); usually `process.env`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /**
   * False (default): NATS knows each service by its key and lets it do what the contracts say. True: whoever connects may
   * do everything, for tests that speak to a service in the name of others.
   */
  readonly openNats?: boolean;
};

/** Running servers. Reading one that was not asked for throws. */
export type BackingServices = {
  /** A superuser's URL of the maintenance database. */
  readonly postgres: { readonly adminUrl: string };
  readonly redis: { readonly url: string };
  readonly nats: NatsEndpoint;
  readonly mail: MailServer;
  /** SIGKILL, as in a crash. Data on disk stays. Throws for servers that were started elsewhere. */
  kill(name: BackingServiceName): Promise<void>;
  /** Ends the server where it still runs and starts it again: same port, same data. Resolves when it answers. */
  restart(name: BackingServiceName): Promise<void>;
  /** The programs that this call started, for those who keep them running. */
  readonly programs: readonly Restartable[];
  /** Ends everything this call started. May be called twice. */
  stop(): Promise<void>;
};

/**
 * Starts Postgres, Redis, NATS and a mail server; resolves when each answers.
 *
 * Each comes from the first place that works: a URL in the environment; Docker, where an engine answers and the image is
 * there or can be had; programs of this machine; `apt-get install` as root on Debian. Else the error names the command to
 * run. Whatever was started ends with this process, however it ends.
 */
export async function startBackingServices(options: BackingServicesOptions): Promise<BackingServices> {
  const { directory, persistent, progress, openNats = false } = options;
  mkdirSync(directory, { recursive: true });
  const watchdog = await startWatchdog();
  try {
    if (persistent) await lockDirectory(directory, watchdog, progress);
    else watchdog.guard({ kind: "path", path: directory });
    const stack = makeStack({ directory, persistent, openNats, watchdog, progress });
    const names = namesOf(options.need);
    const sources = await chooseSources({
      ...{ names, environment: options.environment, progress },
      remembered: stack.state().sources,
      askDocker: async (candidates) => findDockerServices(candidates, progress),
    });
    const servers = await startAll(sources, stack);
    return expose(servers, async () => watchdog.end());
  } catch (error) {
    await watchdog.end();
    throw error;
  }
}

async function startAll(
  sources: ReadonlyMap<BackingServiceName, ServiceSource>,
  stack: Stack,
): Promise<ReadonlyMap<BackingServiceName, StartedServer>> {
  const entries = [...sources];
  const outcomes = await Promise.allSettled(
    entries.map(async ([name, source]) => [name, await startOne(name, source, stack)] as const),
  );
  // All have settled: nothing is still starting while the rest is being ended.
  const failures = outcomes.filter((outcome) => outcome.status === "rejected").map(({ reason }): unknown => reason);
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, failures.map(String).join("\n"));
  return new Map(outcomes.filter((outcome) => outcome.status === "fulfilled").map(({ value }) => value));
}

async function startOne(name: BackingServiceName, source: ServiceSource, stack: Stack): Promise<StartedServer> {
  const startedAt = performance.now();
  const server = await startFrom(name, source, stack);
  if (source.kind !== "environment") stack.remember({ sources: { ...stack.state().sources, [name]: source.kind } });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const origin = source.kind === "environment" ? `given by ${source.variable}` : `${seconds} s, ${source.kind}`;
  stack.progress(`${displayNames[name]} is ready (${origin})`);
  return server;
}

async function startFrom(name: BackingServiceName, source: ServiceSource, stack: Stack): Promise<StartedServer> {
  switch (source.kind) {
    case "environment":
      return connectForeign(name, source);
    case "docker":
      return startContainer(name, stack);
    case "program":
      return startProgram(name, source.path, stack);
  }
}

function expose(servers: ReadonlyMap<BackingServiceName, StartedServer>, stop: () => Promise<void>): BackingServices {
  const endpoints = [...servers.values()].reduce<Endpoints>((all, server) => ({ ...all, ...server.endpoints }), {});
  const requireServer = (name: BackingServiceName) => requireAsked(servers.get(name), name);
  return {
    get postgres() {
      return requireAsked(endpoints.postgres, "postgres");
    },
    get redis() {
      return requireAsked(endpoints.redis, "redis");
    },
    get nats() {
      return requireAsked(endpoints.nats, "nats");
    },
    get mail() {
      return requireAsked(endpoints.mail, "mail");
    },
    kill: async (name) => requireServer(name).kill(),
    restart: async (name) => requireServer(name).restart(),
    programs: [...servers.values()].flatMap(({ programs }) => programs),
    stop,
  };
}

function requireAsked<T>(value: T | undefined, name: BackingServiceName): T {
  if (value === undefined) throw new Error(`${displayNames[name]} was not asked for: add it to \`need\``);
  return value;
}
