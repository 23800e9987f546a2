import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import type { CertificateFiles } from "./certificate.ts";
import { renderDovecotConfig, renderTokenCheck } from "./dovecot-config.ts";
import { startLocalServer, type Server } from "./local-server.ts";
import { probeGreeting } from "./server-probe.ts";
import { findSystemUser, isRoot, type SystemUser } from "./system-user.ts";
import type { Watchdog } from "./watchdog.ts";

export type DovecotOptions = {
  /** Reachable for the mailboxes' owner. */
  readonly place: string;
  /** One file per user; made where missing. */
  readonly usersDirectory: string;
  /** Keys of those whose access tokens are believed; made where missing. Dovecot 2.4 takes no tokens here. */
  readonly tokenKeysDirectory: string;
  readonly certificate: CertificateFiles;
  readonly listenAddress: string;
  readonly program: string;
  readonly ports: { readonly imap: number; readonly imaps: number; readonly lmtp: number };
  readonly logFile: string;
  readonly watchdog: Watchdog;
};

/** Who owns the mailboxes: as root a user without rights, else ourselves. */
export function mailOwner(): SystemUser {
  if (!isRoot()) {
    const { username, uid, gid } = userInfo();
    return { name: username, uid, gid };
  }
  const nobody = findSystemUser("nobody");
  if (nobody === null) throw new Error("this machine has no user `nobody` to own the demo mailboxes");
  return nobody;
}

/** Starts Dovecot for IMAP, IMAPS and LMTP. */
export async function startDovecot(options: DovecotOptions): Promise<Server> {
  const { place, ports, program } = options;
  const owner = mailOwner();
  for (const name of ["mail", "state"]) mkdirSync(join(place, name), { recursive: true, mode: 0o755 });
  if (isRoot()) chownSync(join(place, "mail"), owner.uid, owner.gid);
  makeReadableDirectory(options.usersDirectory);
  makeReadableDirectory(options.tokenKeysDirectory);
  const configFile = join(place, "dovecot.conf");
  const version = readVersion(program);
  const isOld = version.startsWith("2.3");
  const tokenCheckFile = join(place, "dovecot-oauth2.conf");
  if (isOld) writeFileSync(tokenCheckFile, renderTokenCheck(options.tokenKeysDirectory));
  const layout = {
    ...{
      place,
      usersDirectory: options.usersDirectory,
      tokenCheckFile: isOld ? tokenCheckFile : null,
      certificate: options.certificate,
      listenAddress: options.listenAddress,
      mailOwner: owner,
      isRoot: isRoot(),
    },
    ...{ imapPort: ports.imap, imapsPort: ports.imaps, lmtpPort: ports.lmtp },
  };
  const head = isOld ? "" : `dovecot_config_version = ${version}\ndovecot_storage_version = ${version}\n`;
  writeFileSync(configFile, head + renderDovecotConfig(layout, isOld ? "2.3" : "2.4"));
  return startLocalServer({
    name: "Dovecot",
    command: program,
    arguments: ["-F", "-c", configFile],
    environment: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C" },
    workingDirectory: place,
    logFile: options.logFile,
    user: null,
    endSignal: "SIGTERM",
    graceMs: 5_000,
    watchdog: options.watchdog,
    readyDeadlineMs: 30_000,
    probe: async () => Promise.all([probeGreeting(ports.imap, "* OK"), probeGreeting(ports.lmtp, "220")]),
  });
}

/** As root: the authentication process runs as `dovecot` and reads new files through the directory's group. */
function makeReadableDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const reader = isRoot() ? findSystemUser("dovecot") : null;
  if (reader === null) return;
  chownSync(directory, 0, reader.gid);
  chmodSync(directory, 0o2750);
}

/** E.g. `2.3.19` or `2.4.1`. */
function readVersion(program: string): string {
  const text = execFileSync(program, ["--version"], { encoding: "utf8", timeout: 10_000 });
  const version = /^(\d+\.\d+\.\d+)/.exec(text)?.[1];
  if (version === undefined || !/^2\.[34]\./.test(version)) {
    throw new Error(`${program} is Dovecot ${text.trim()}; versions 2.3 and 2.4 are known here`);
  }
  return version;
}
