import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { startManagedProcess, type ManagedProcess } from "./managed-process.ts";
import { readResidentBytes, signal } from "./process-table.ts";
import { waitUntilReady } from "./readiness.ts";
import type { Watchdog } from "./watchdog.ts";

/** One running process of a service. */
export type ServiceInstance = {
  readonly service: ServiceName;
  /** 1 for the first instance of a service. */
  readonly number: number;
  readonly url: string;
  readonly logFile: string;
  readonly pid: number;
  isRunning(): boolean;
  /** How it ended, e.g. `status 1` or `SIGKILL`; null while it runs. */
  findExit(): string | null;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** SIGTERM: the service drains; SIGKILL after `graceMs` (default 15,000). */
  stop(options?: { readonly graceMs?: number }): Promise<void>;
  /** SIGSTOP. */
  pause(): void;
  /** SIGCONT. */
  resume(): void;
  /** Stops it where it still runs and starts it again on the same port; resolves when ready. */
  restart(): Promise<void>;
  /** Resident memory, in bytes; null when it does not run. */
  readResidentBytes(): number | null;
};

export type InstanceOptions = {
  readonly service: ServiceName;
  readonly number: number;
  readonly url: string;
  readonly logFile: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly readyDeadlineMs: number;
  readonly watchdog: Watchdog;
};

const servicesDirectory = new URL("../../../services/", import.meta.url);
const drainMs = 15_000;

/** Starts `services/<service>/src/main.ts`; resolves when `/readyz` says yes. */
export async function startServiceInstance(options: InstanceOptions): Promise<ServiceInstance> {
  mkdirSync(dirname(options.logFile), { recursive: true });
  let running = await launch(options);
  const { service, number, url, logFile } = options;
  return {
    ...{ service, number, url, logFile },
    get pid() {
      return running.pid;
    },
    isRunning: () => running.isRunning(),
    findExit: () => running.findExit(),
    kill: async () => running.kill(),
    stop: async ({ graceMs = drainMs } = {}) => running.end(graceMs),
    pause: () => {
      signal(running.pid, "SIGSTOP");
    },
    resume: () => {
      signal(running.pid, "SIGCONT");
    },
    async restart() {
      await running.end();
      running = await launch(options);
    },
    readResidentBytes: () => (running.isRunning() ? readResidentBytes(running.pid) : null),
  };
}

async function launch(options: InstanceOptions): Promise<ManagedProcess> {
  const directory = new URL(`${options.service}/`, servicesDirectory);
  const started = await startManagedProcess({
    name: options.service,
    command: process.execPath,
    arguments: [fileURLToPath(new URL("src/main.ts", directory))],
    environment: options.environment,
    workingDirectory: fileURLToPath(directory),
    logFile: options.logFile,
    user: null,
    layer: "service",
    endSignal: "SIGTERM",
    graceMs: drainMs,
    watchdog: options.watchdog,
  });
  try {
    await waitUntilReady({
      what: options.service,
      deadlineMs: options.readyDeadlineMs,
      isRunning: () => started.isRunning(),
      probe: async () => requireReady(options.url),
    });
  } catch (error) {
    const hasEnded = !started.isRunning();
    await started.kill();
    const what = hasEnded ? `ended (${started.findExit()}) before it was ready` : "is not ready";
    const tail = await started.readLogTail();
    throw new Error(`${options.service} ${what}. The end of ${options.logFile}:\n${tail}`, { cause: error });
  }
  return started;
}

async function requireReady(url: string): Promise<void> {
  const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(3_000) });
  const body = await response.text();
  if (!response.ok) throw new Error(`/readyz answered ${response.status} ${body.slice(0, 500)}`);
}
