import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { startLocalServer, type Server } from "./local-server.ts";
import { isAlive, killTree, readCommandLine } from "./process-table.ts";
import { probePostgres } from "./server-probe.ts";
import { findSystemUser, type SystemUser } from "./system-user.ts";
import type { Watchdog } from "./watchdog.ts";

export type PostgresOptions = {
  /** Its own directory, owned by `user`. */
  readonly place: string;
  /** Whom it runs as; null = ourselves. */
  readonly user: SystemUser | null;
  readonly logFile: string;
  /** Where `postgres` and `initdb` are. */
  readonly binDirectory: string;
  readonly port: number;
  readonly watchdog: Watchdog;
};

// Durable as in production, tuned for short commits on a small machine: no replication, no compilation of queries.
const settings = {
  max_connections: "200",
  shared_buffers: "192MB",
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  wal_level: "minimal",
  max_wal_senders: "0",
  wal_compression: "on",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  random_page_cost: "1.1",
  effective_io_concurrency: "0",
  jit: "off",
  autovacuum_naptime: "15s",
  log_min_messages: "warning",
  timezone: "UTC",
  log_timezone: "UTC",
};

/** The settings as arguments of `postgres`, with those of one place added. */
export function postgresSettings(further: Readonly<Record<string, string>>): string[] {
  return Object.entries({ ...settings, ...further }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Starts Postgres on its own data directory, made where missing. */
export async function startPostgres(options: PostgresOptions): Promise<Server & { readonly adminUrl: string }> {
  const { place, user } = options;
  const data = join(place, "data");
  const password = await initialise(options, data);
  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${options.port}/postgres`;
  const server = await startLocalServer({
    name: "Postgres",
    command: join(options.binDirectory, "postgres"),
    arguments: [
      ...["-D", data, "-p", String(options.port)],
      ...postgresSettings({ listen_addresses: "127.0.0.1", unix_socket_directories: "" }),
    ],
    environment: { LC_ALL: "C", TZ: "UTC" },
    workingDirectory: place,
    logFile: options.logFile,
    user,
    // SIGINT is Postgres' fast shutdown: it ends sessions instead of waiting for them.
    endSignal: "SIGINT",
    graceMs: 10_000,
    watchdog: options.watchdog,
    readyDeadlineMs: 60_000,
    probe: async () => probePostgres(adminUrl),
    beforeStart: async () => clearStaleLock(data),
  });
  return { ...server, adminUrl };
}

/** Postgres refuses to run as root: whom it runs as then. */
export function postgresUser(): SystemUser {
  const user = findSystemUser("postgres") ?? findSystemUser("nobody");
  if (user === null) throw new Error("Postgres refuses to run as root, and there is no user `postgres` to run it as");
  return user;
}

/** Answers the superuser's password. An initdb that was cut off leaves nothing that a later start would take for data. */
async function initialise(options: PostgresOptions, data: string): Promise<string> {
  const { place, user } = options;
  const passwordFile = join(place, "superuser-password");
  if (existsSync(join(data, "PG_VERSION"))) {
    await requireSameMajor(data, options.binDirectory);
    return readFileSync(passwordFile, "utf8").trim();
  }
  const password = randomBytes(18).toString("base64url");
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user !== null) chownSync(passwordFile, user.uid, user.gid);
  const unfinished = `${data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const encoding = ["--encoding=UTF8", "--lc-collate=C", `--lc-ctype=${unicodeLocale()}`];
  await promisify(execFile)(
    join(options.binDirectory, "initdb"),
    [...["-D", unfinished, "-U", "postgres", "-A", "scram-sha-256"], `--pwfile=${passwordFile}`, ...encoding],
    { cwd: place, env: { LC_ALL: "C" }, timeout: 120_000, ...(user === null ? {} : { uid: user.uid, gid: user.gid }) },
  );
  renameSync(unfinished, data);
  return password;
}

/** Letters beyond ASCII must fold their case (search); every platform calls such a locale something else. */
function unicodeLocale(): string {
  return process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8";
}

async function requireSameMajor(data: string, binDirectory: string): Promise<void> {
  const dataMajor = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
  const { stdout } = await promisify(execFile)(join(binDirectory, "postgres"), ["--version"]);
  const programMajor = /(\d+)/.exec(stdout)?.[1];
  if (programMajor === dataMajor) return;
  throw new Error(
    `${data} was made by Postgres ${dataMajor}, but ${binDirectory} holds Postgres ${programMajor ?? "?"}. ` +
      `Install Postgres ${dataMajor}, or begin anew: npm start -- --fresh`,
  );
}

/**
 * After a crash `postmaster.pid` stays, and its process id may meanwhile be another program's, for which Postgres would
 * refuse to start. A server of ours that was left behind is ended: nobody else works in this directory.
 */
async function clearStaleLock(data: string): Promise<void> {
  const lockFile = join(data, "postmaster.pid");
  if (!existsSync(lockFile)) return;
  const pid = Number(readFileSync(lockFile, "utf8").split("\n")[0]);
  if (Number.isInteger(pid) && pid > 1 && isAlive(pid) && readCommandLine(pid).includes(data)) await killTree(pid);
  rmSync(lockFile, { force: true });
}
