import { mkdirSync } from "node:fs";
import { startLocalServer, type Server } from "./local-server.ts";
import { probeRedis } from "./server-probe.ts";
import type { Watchdog } from "./watchdog.ts";

export type RedisOptions = {
  readonly directory: string;
  readonly logFile: string;
  readonly program: string;
  readonly port: number;
  readonly watchdog: Watchdog;
};

/** Beyond ports and paths: nothing is evicted, writes are on disk within a second, and every test file can have a database. */
export const redisSettings = [
  ...["--save", "", "--appendonly", "yes", "--appendfsync", "everysec"],
  ...["--maxmemory-policy", "noeviction", "--databases", "1024"],
];

export async function startRedis(options: RedisOptions): Promise<Server & { readonly url: string }> {
  mkdirSync(options.directory, { recursive: true });
  const url = `redis://127.0.0.1:${options.port}`;
  const server = await startLocalServer({
    name: "Redis",
    command: options.program,
    arguments: [
      ...["--port", String(options.port), "--bind", "127.0.0.1", "--dir", options.directory, "--daemonize", "no"],
      ...redisSettings,
    ],
    environment: { LC_ALL: "C" },
    workingDirectory: options.directory,
    logFile: options.logFile,
    user: null,
    endSignal: "SIGTERM",
    graceMs: 5_000,
    watchdog: options.watchdog,
    readyDeadlineMs: 30_000,
    probe: async () => probeRedis(url),
  });
  return { ...server, url };
}
