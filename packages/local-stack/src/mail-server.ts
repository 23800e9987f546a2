import { writeFileSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeCertificate, type CertificateFiles } from "./certificate.ts";
import { startDovecot } from "./dovecot.ts";
import { connectLmtp, deliverByLmtp, type LmtpMessage } from "./lmtp.ts";
import { startLocalServer, type Server } from "./local-server.ts";
import { addMailUser } from "./mail-users.ts";
import type { RelayRule } from "./relay-rule.ts";
import { probeGreeting } from "./server-probe.ts";
import { readSubmissions, type Submission } from "./submission-journal.ts";
import type { RelayOptions } from "./submission-relay.ts";
import { addTokenKey, type TokenKey } from "./token-keys.ts";
import type { Watchdog } from "./watchdog.ts";

/** Where a running demo mail server is and which files steer it. Plain data: it travels to other processes as JSON. */
export type MailServerLocation = {
  readonly host: string;
  /** IMAP, STARTTLS offered. */
  readonly imapPort: number;
  /** IMAP over implicit TLS. */
  readonly imapsPort: number;
  /** Submission, STARTTLS (RFC 6409). */
  readonly smtpPort: number;
  /** Submission over implicit TLS (RFC 8314). */
  readonly smtpsPort: number;
  /** LMTP into the mailboxes, no TLS (RFC 2033). */
  readonly lmtpPort: number;
  /** PEM of the authority that signed the servers' certificate for `localhost` and 127.0.0.1. */
  readonly caFile: string;
  readonly usersDirectory: string;
  /** Keys of those whose access tokens it believes. */
  readonly tokenKeysDirectory: string;
  readonly journalFile: string;
  readonly rulesFile: string;
};

export type MailServer = MailServerLocation & {
  /** Makes a mailbox, usable when this resolves. Repeating is harmless; another password for an existing one throws. */
  addMailbox(address: string, password: string): Promise<void>;
  /** From now on access tokens (JWT, RS256) signed with this key log in to the mailbox that their claim `mailbox` names. */
  trustTokenKey(key: TokenKey): Promise<void>;
  /** Puts a message into mailboxes by LMTP. Throws when a recipient is refused. */
  deliver(message: LmtpMessage): Promise<void>;
  /** From the next message on. */
  addRelayRule(rule: RelayRule): Promise<void>;
  /** Everything the relay has taken so far, oldest first. */
  listSubmissions(): Promise<Submission[]>;
};

/** A handle on a mail server that runs elsewhere, e.g. in the process that started the tests. */
export function connectMailServer(location: MailServerLocation): MailServer {
  return {
    ...location,
    async addMailbox(address, password) {
      await addMailUser(location.usersDirectory, address.toLowerCase(), password);
      await requireKnown(location, address.toLowerCase());
    },
    trustTokenKey: async (key) => addTokenKey(location.tokenKeysDirectory, key),
    async deliver(message) {
      const replies = await deliverByLmtp(location.lmtpPort, message, location.host);
      const refused = replies.find(({ code }) => code !== 250);
      if (refused !== undefined) throw new Error(`${refused.recipient} was refused: ${refused.code} ${refused.text}`);
    },
    async addRelayRule(rule) {
      await appendFile(location.rulesFile, `${JSON.stringify(rule)}\n`);
    },
    listSubmissions: async () => readSubmissions(location.journalFile),
  };
}

async function requireKnown({ host, lmtpPort }: MailServerLocation, address: string): Promise<void> {
  const connection = await connectLmtp({ host, port: lmtpPort });
  try {
    if (!(await connection.accepts(address))) throw new Error(`the mail server does not know ${address}`);
  } finally {
    await connection.close();
  }
}

export type MailServerOptions = {
  /** Its own directory, which the mailboxes' owner may enter. */
  readonly place: string;
  readonly logFiles: { readonly dovecot: string; readonly relay: string };
  readonly program: string;
  readonly ports: MailPorts;
  readonly watchdog: Watchdog;
  /** Default: 127.0.0.1 for both. Clients elsewhere need a name of this machine that the certificate holds. */
  readonly reach?: { readonly host: string; readonly listenAddress: string };
  /** Default: made in `place` by an authority of its own. */
  readonly certificate?: CertificateFiles;
};

export type MailPorts = {
  readonly imap: number;
  readonly imaps: number;
  readonly lmtp: number;
  readonly smtp: number;
  readonly smtps: number;
};

const onLoopback = { host: "127.0.0.1", listenAddress: "127.0.0.1" };

/** Starts Dovecot and the submission relay in front of it; killing and restarting concerns both. */
export async function startMailServer(options: MailServerOptions): Promise<Server & { readonly mail: MailServer }> {
  const { place, ports, watchdog, reach = onLoopback } = options;
  const usersDirectory = join(place, "users");
  const tokenKeysDirectory = join(place, "token-keys");
  const journalFile = touch(join(place, "submissions.jsonl"));
  const rulesFile = touch(join(place, "relay-rules.jsonl"));
  const certificate = options.certificate ?? (await makeCertificate(join(place, "tls")));
  const dovecot = await startDovecot({
    place,
    usersDirectory,
    tokenKeysDirectory,
    certificate,
    listenAddress: reach.listenAddress,
    program: options.program,
    ports,
    logFile: options.logFiles.dovecot,
    watchdog,
  });
  const files = { usersDirectory, tokenKeysDirectory, journalFile, rulesFile };
  const relay = await startRelay(options, { place, certificate, ...files });
  const mail = connectMailServer({
    host: reach.host,
    ...{ imapPort: ports.imap, imapsPort: ports.imaps, lmtpPort: ports.lmtp },
    ...{ smtpPort: ports.smtp, smtpsPort: ports.smtps },
    caFile: certificate.caFile,
    ...files,
  });
  return {
    mail,
    async kill() {
      await Promise.all([relay.kill(), dovecot.kill()]);
    },
    async restart() {
      await dovecot.restart();
      await relay.restart();
    },
    programs: [...dovecot.programs, ...relay.programs],
  };
}

type RelayFiles = Pick<MailServerLocation, "usersDirectory" | "tokenKeysDirectory" | "journalFile" | "rulesFile"> & {
  readonly place: string;
  readonly certificate: CertificateFiles;
};

async function startRelay(options: MailServerOptions, files: RelayFiles): Promise<Server> {
  const { ports, reach = onLoopback } = options;
  const { place, certificate, usersDirectory, tokenKeysDirectory, journalFile, rulesFile } = files;
  const relayOptions: RelayOptions = {
    listenAddress: reach.listenAddress,
    ...{ smtpPort: ports.smtp, smtpsPort: ports.smtps, lmtpPort: ports.lmtp },
    ...{ usersDirectory, tokenKeysDirectory, journalFile, rulesFile },
    ...{ certificateFile: certificate.certificateFile, keyFile: certificate.keyFile },
  };
  const optionsFile = join(place, "relay.json");
  writeFileSync(optionsFile, JSON.stringify(relayOptions));
  return startLocalServer({
    name: "Submission relay",
    command: process.execPath,
    arguments: [fileURLToPath(new URL("./submission-relay-main.ts", import.meta.url)), optionsFile],
    environment: {},
    workingDirectory: place,
    logFile: options.logFiles.relay,
    user: null,
    endSignal: "SIGTERM",
    graceMs: 3_000,
    watchdog: options.watchdog,
    readyDeadlineMs: 30_000,
    probe: async () => probeGreeting(ports.smtp, "220"),
  });
}

function touch(path: string): string {
  writeFileSync(path, "", { flag: "a", mode: 0o600 });
  return path;
}
