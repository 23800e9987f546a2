import { mkdirSync } from "node:fs";
import { startLocalServer, type Server } from "./local-server.ts";
import { probeNats } from "./server-probe.ts";
import type { Watchdog } from "./watchdog.ts";

export type NatsOptions = {
  readonly directory: string;
  readonly logFile: string;
  readonly program: string;
  readonly port: number;
  readonly watchdog: Watchdog;
};

/** Starts NATS with JetStream, its store on disk. */
export async function startNats(options: NatsOptions): Promise<Server & { readonly url: string }> {
  mkdirSync(options.directory, { recursive: true });
  const url = `nats://127.0.0.1:${options.port}`;
  const server = await startLocalServer({
    name: "NATS",
    command: options.program,
    arguments: ["-js", "-sd", options.directory, "-a", "127.0.0.1", "-p", String(options.port)],
    environment: { LC_ALL: "C" },
    workingDirectory: options.directory,
    logFile: options.logFile,
    user: null,
    endSignal: "SIGTERM",
    graceMs: 5_000,
    watchdog: options.watchdog,
    readyDeadlineMs: 30_000,
    probe: async () => probeNats(url),
  });
  return { ...server, url };
}
