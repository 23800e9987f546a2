import { accessSync, constants, existsSync, readdirSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import type { BackingServiceName } from "./backing-service-name.ts";

/** Where packages put servers that are not on everybody's PATH. */
const furtherDirectories = ["/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/usr/bin", "/opt/homebrew/bin"];

/** Places of Postgres installations: `initdb` is rarely on PATH. */
const postgresRoots = ["/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt", "/opt/local/lib", "/usr"];

/** The absolute path of the program that runs a backing service, or null where this machine has none that is complete. */
export function findServerProgram(name: BackingServiceName, searchPath: string): string | null {
  switch (name) {
    case "postgres":
      return findPostgres(searchPath);
    case "redis":
      return findProgram("redis-server", searchPath) ?? findProgram("valkey-server", searchPath);
    case "nats":
      return findProgram("nats-server", searchPath);
    case "mail":
      return findDovecot(searchPath);
  }
}

/** The newest Postgres that has everything a new data directory needs. */
function findPostgres(searchPath: string): string | null {
  const onPath = findProgram("postgres", searchPath);
  const installed = postgresRoots.flatMap((root) =>
    listDirectory(root)
      .filter((entry) => /^(\d+(\.\d+)?|postgresql.*|pgsql.*)$/.test(entry))
      .map((entry) => join(root, entry, "bin", "postgres")),
  );
  const newestFirst = installed.sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
  const isComplete = (postgres: string) => isProgram(postgres) && isProgram(join(dirname(postgres), "initdb"));
  return [...(onPath === null ? [] : [onPath]), ...newestFirst].find(isComplete) ?? null;
}

/** Dovecot's protocols are packages of their own: without IMAP and LMTP it is of no use here. */
function findDovecot(searchPath: string): string | null {
  const program = findProgram("dovecot", searchPath);
  if (program === null) return null;
  const libraries = [
    join(dirname(dirname(program)), "lib/dovecot"),
    join(dirname(dirname(program)), "libexec/dovecot"),
  ];
  const isComplete = libraries.some((directory) => ["imap", "lmtp"].every((name) => existsSync(join(directory, name))));
  return isComplete ? program : null;
}

/** The program of that name on a search path, or in the places of system programs. */
export function findProgram(name: string, searchPath: string): string | null {
  const directories = [...searchPath.split(delimiter).filter((directory) => directory !== ""), ...furtherDirectories];
  return directories.map((directory) => join(directory, name)).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function listDirectory(path: string): string[] {
  return existsSync(path) ? readdirSync(path) : [];
}
