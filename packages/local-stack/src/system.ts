import type { ServiceName } from "@mailroom/contracts/service-name";
import type { BackingServices } from "./backing-services.ts";

/** One running process of a service. */
export type ServiceInstance = {
  readonly service: ServiceName;
  /** 1 for the first instance of a service. */
  readonly number: number;
  readonly url: string;
  readonly logFile: string;
  readonly pid: number;
  isRunning(): boolean;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** SIGTERM: the service drains; SIGKILL after `graceMs` (default 15,000). */
  stop(options?: { readonly graceMs?: number }): Promise<void>;
  /** SIGSTOP. */
  pause(): void;
  /** SIGCONT. */
  resume(): void;
  /** Ends it where it still runs (SIGTERM) and starts it again on the same port; resolves when ready. */
  restart(): Promise<void>;
  /** Resident memory, in bytes; null when it does not run. */
  readResidentBytes(): Promise<number | null>;
};

export type SystemOptions = {
  readonly backing: BackingServices;
  /** Keys and logs. Keys found here are used again. */
  readonly directory: string;
  readonly gatewayPort: number;
  readonly gatewayHost?: string;
  readonly progress?: (line: string) => void;
  /** Added to, or replacing, what the service would get. */
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
  instance(service: ServiceName, number?: number): ServiceInstance;
  listInstances(): ServiceInstance[];
  /** Starts one more instance of a service; resolves when ready. */
  addInstance(service: ServiceName): Promise<ServiceInstance>;
  /** Stops all services, the gateway first; backing services stay. */
  stop(): Promise<void>;
};

/** Creates database, roles and schemas, starts the six services and resolves when `/readyz` of each says so. */
export function startSystem(options: SystemOptions): Promise<System> {
  return Promise.reject(new Error(`not built yet: ${options.directory}`));
}
