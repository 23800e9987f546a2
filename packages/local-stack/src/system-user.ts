import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** A user of this machine that a server runs as, because it refuses to run as root. */
export type SystemUser = { readonly name: string; readonly uid: number; readonly gid: number };

/** Null where nobody of that name exists. */
export function findSystemUser(name: string): SystemUser | null {
  const row = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .find((fields) => fields[0] === name);
  return row === undefined ? null : { name, uid: Number(row[2]), gid: Number(row[3]) };
}

/** The name of a group of this machine; its number as text where it has none. */
export function findGroupName(gid: number): string {
  const rows = readFileSync("/etc/group", "utf8").split("\n");
  return rows.map((line) => line.split(":")).find((fields) => fields[2] === String(gid))?.[0] ?? String(gid);
}

/** True when this process may become another user. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Makes a private directory for a server that runs as `user` and answers its real path. Where `wanted` lies below a
 * directory which that user may not enter (`/root`, a private home), the data goes to `/var/tmp` (it survives a reboot)
 * and `wanted` becomes a symbolic link to it, so the next start finds it.
 */
export function makeServerDirectory(wanted: string, user: SystemUser | null, mode = 0o700): string {
  mkdirSync(dirname(wanted), { recursive: true });
  if (user === null) {
    mkdirSync(wanted, { recursive: true, mode });
    return wanted;
  }
  if (isDanglingLink(wanted)) unlinkSync(wanted);
  if (!existsSync(wanted)) mkdirSync(wanted, { mode });
  const existing = realpathSync(wanted);
  own(existing, user, mode);
  if (mayUse(existing, user)) return existing;

  if (readdirSync(existing).length > 0) {
    throw new Error(`${existing} holds data, but the user ${user.name} may not enter it. Move it or start afresh.`);
  }
  rmdirSync(existing);
  if (isDanglingLink(wanted)) unlinkSync(wanted);
  const base = existsSync("/var/tmp") ? "/var/tmp" : "/tmp";
  const fallback = mkdtempSync(join(base, `mailroom-${user.name}-`));
  own(fallback, user, mode);
  symlinkSync(fallback, wanted);
  return fallback;
}

function own(directory: string, user: SystemUser, mode: number): void {
  chownSync(directory, user.uid, user.gid);
  chmodSync(directory, mode);
}

function mayUse(directory: string, user: SystemUser): boolean {
  const shell = spawnSync("/bin/sh", ["-c", 'cd "$0" && test -w .', directory], {
    uid: user.uid,
    gid: user.gid,
    cwd: "/",
    stdio: "ignore",
  });
  return shell.status === 0;
}

function isDanglingLink(path: string): boolean {
  return (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false) && !existsSync(path);
}
