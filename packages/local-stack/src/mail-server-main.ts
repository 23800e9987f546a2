/**
 * The demo mail server alone and in the foreground, for a container: fixed ports on all addresses, output to standard
 * error, ended by SIGTERM. Arguments: its directory, the host name by which others reach it, and the directory of its
 * certificate (`ca.pem`, `server.pem`, `server.key`). Where it is goes as JSON into `location.json` of its directory:
 * who shares the directory can make mailboxes with `connectMailServer`.
 */
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findServerProgram } from "./find-program.ts";
import { startMailServer } from "./mail-server.ts";
import { startWatchdog } from "./watchdog.ts";

// Above 1024: the container's user may not open lower ones everywhere.
const ports = { imap: 10143, imaps: 10993, smtp: 10587, smtps: 10465, lmtp: 10024 };
const output = "/dev/stderr";

const [place, host, tlsDirectory] = process.argv.slice(2);
if (place === undefined || host === undefined || tlsDirectory === undefined) {
  throw new Error("usage: node mail-server-main.ts DIRECTORY HOST TLS-DIRECTORY");
}
const program = findServerProgram("mail", process.env["PATH"] ?? "");
if (program === null) throw new Error("Dovecot with IMAP and LMTP is not installed here");
// Before the servers start: a signal in between must not leave them behind.
const asked = Promise.withResolvers<undefined>();
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    asked.resolve(undefined);
  });
}
const alive = setInterval(() => undefined, 60_000);
mkdirSync(place, { recursive: true });
const watchdog = await startWatchdog();
try {
  const { mail } = await startMailServer({
    ...{ place, program, ports, watchdog },
    logFiles: { dovecot: output, relay: output },
    reach: { host, listenAddress: "0.0.0.0" },
    certificate: {
      caFile: join(tlsDirectory, "ca.pem"),
      certificateFile: join(tlsDirectory, "server.pem"),
      keyFile: join(tlsDirectory, "server.key"),
    },
  });
  // JSON leaves the functions out: what remains is a MailServerLocation.
  writeFileSync(join(place, "location.json.new"), JSON.stringify(mail));
  renameSync(join(place, "location.json.new"), join(place, "location.json"));
  console.log("the mail server is ready");
  await asked.promise;
} finally {
  clearInterval(alive);
  await watchdog.end();
}
