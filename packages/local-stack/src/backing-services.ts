import type { MailServer } from "./mail-server.ts";

export const backingServiceNames = ["postgres", "redis", "nats", "mail"] as const;
export type BackingServiceName = (typeof backingServiceNames)[number];

export type BackingServicesOptions = {
  /** Data, logs and what is remembered between starts; made where missing. */
  readonly directory: string;
  /** Keep data and ports for the next start (`npm start`), or remove everything at the end (tests). */
  readonly persistent: boolean;
  /** Missing names are not started. */
  readonly need: Readonly<Partial<Record<BackingServiceName, boolean>>>;
  /** One line for people each time something is done. */
  readonly progress: (line: string) => void;
  /** Where URLs are looked up: `MAILROOM_POSTGRES_URL` or `TEST_POSTGRES_URL`, the same for REDIS and NATS; usually `process.env`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Running servers. Reading one that was not asked for throws. */
export type BackingServices = {
  /** A superuser's URL of the maintenance database. */
  readonly postgres: { readonly adminUrl: string };
  readonly redis: { readonly url: string };
  readonly nats: { readonly url: string };
  readonly mail: MailServer;
  /** SIGKILL, as in a crash. Data on disk stays. Throws for servers that were started elsewhere. */
  kill(name: BackingServiceName): Promise<void>;
  /** Ends the server where it still runs and starts it again: same port, same data. Resolves when it answers. */
  restart(name: BackingServiceName): Promise<void>;
  /** Ends everything this call started. May be called twice. */
  stop(): Promise<void>;
};

/**
 * Starts Postgres, Redis, NATS and a mail server; resolves when each answers.
 *
 * Each comes from the first place that works: a URL in the environment; Docker, where an engine answers and the image is
 * there or can be had; binaries of this machine; `apt-get install` as root on Debian. Else the error names the command to run.
 * Whatever was started ends with this process, however it ends.
 */
export function startBackingServices(options: BackingServicesOptions): Promise<BackingServices> {
  return Promise.reject(new Error(`not built yet: ${options.directory}`));
}
