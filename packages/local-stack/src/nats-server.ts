import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startLocalServer, type Server } from "./local-server.ts";
import type { NatsAccess } from "./nats-access.ts";
import { natsConfig } from "./nats-config.ts";
import { probeNats } from "./server-probe.ts";
import type { Watchdog } from "./watchdog.ts";

export type NatsOptions = {
  readonly directory: string;
  readonly logFile: string;
  readonly program: string;
  readonly port: number;
  readonly watchdog: Watchdog;
  /** null: whoever connects may do everything. */
  readonly access: NatsAccess | null;
};

/** Where clients find NATS, and as whom. */
export type NatsEndpoint = {
  readonly url: string;
  /** For those who look in from outside; `url` where nobody is asked who they are. */
  readonly adminUrl: string;
  /** Of the services' nkeys; null where nobody is asked who they are. */
  readonly seeds: NatsAccess["seeds"] | null;
};

export function natsEndpoint(port: number, access: NatsAccess | null): NatsEndpoint {
  const url = `nats://127.0.0.1:${port}`;
  if (access === null) return { url, adminUrl: url, seeds: null };
  return { url, adminUrl: `nats://admin:${access.adminPassword}@127.0.0.1:${port}`, seeds: access.seeds };
}

/** Starts NATS with JetStream, its store on disk. */
export async function startNats(options: NatsOptions): Promise<Server & NatsEndpoint> {
  mkdirSync(options.directory, { recursive: true });
  const endpoint = natsEndpoint(options.port, options.access);
  const server = await startLocalServer({
    name: "NATS",
    command: options.program,
    arguments: [
      "-js",
      "-sd",
      options.directory,
      "-a",
      "127.0.0.1",
      "-p",
      String(options.port),
      ...configArguments(options),
    ],
    environment: { LC_ALL: "C" },
    workingDirectory: options.directory,
    logFile: options.logFile,
    user: null,
    endSignal: "SIGTERM",
    graceMs: 5_000,
    watchdog: options.watchdog,
    readyDeadlineMs: 30_000,
    probe: async () => probeNats(endpoint.adminUrl),
  });
  return { ...server, ...endpoint };
}

function configArguments({ directory, access }: NatsOptions): string[] {
  if (access === null) return [];
  const file = join(directory, "nats.conf");
  writeFileSync(file, natsConfig(access), { mode: 0o600 });
  return ["-c", file];
}
