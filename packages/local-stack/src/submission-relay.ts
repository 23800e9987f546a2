/**
 * A submission server (RFC 6409) for demo and tests: it knows the users of the mail server beside it, takes mail only
 * from them and only under TLS, and delivers each message by LMTP before it says yes. So mail travels in a closed circle,
 * and what it took is in the journal, where tests can count doubles. It can be told to misbehave (relay-rule.ts).
 */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import {
  SMTPServer,
  type SMTPServerAuthentication,
  type SMTPServerDataStream,
  type SMTPServerSession,
} from "smtp-server";
import { deliverByLmtp } from "./lmtp.ts";
import { findMailPassword } from "./mail-users.ts";
import { findRelayRule, readRelayRules } from "./relay-rule.ts";
import { appendSubmission, readMessageId } from "./submission-journal.ts";
import { mailboxOfToken } from "./token-keys.ts";

export type RelayOptions = {
  readonly listenAddress: string;
  readonly smtpPort: number;
  readonly smtpsPort: number;
  readonly lmtpPort: number;
  readonly usersDirectory: string;
  readonly tokenKeysDirectory: string;
  readonly journalFile: string;
  readonly rulesFile: string;
  readonly certificateFile: string;
  readonly keyFile: string;
};

// Above the 60 MB mail of the tests, below what would hurt a small machine.
const maxMessageBytes = 100 * 1024 * 1024;

class Refusal extends Error {
  override readonly name = "Refusal";
  readonly responseCode: number;

  constructor(responseCode: number, text: string) {
    super(text);
    this.responseCode = responseCode;
  }
}

/** Listens on both ports; resolves when both are open. */
export async function startSubmissionRelay(options: RelayOptions): Promise<void> {
  await Promise.all([
    listen(makeServer(options, "starttls"), options.smtpPort, options.listenAddress),
    listen(makeServer(options, "implicit"), options.smtpsPort, options.listenAddress),
  ]);
}

function makeServer(options: RelayOptions, tls: "starttls" | "implicit"): SMTPServer {
  const sockets = new Map<string, Socket>();
  const server = new SMTPServer({
    name: "localhost",
    banner: "Mailroom demo relay",
    secure: tls === "implicit",
    cert: readFileSync(options.certificateFile),
    key: readFileSync(options.keyFile),
    authMethods: ["PLAIN", "LOGIN", "XOAUTH2"],
    size: maxMessageBytes,
    disableReverseLookup: true,
    logger: false,
    onSecure(socket, session, done) {
      sockets.set(session.id, socket);
      done();
    },
    onClose(session) {
      sockets.delete(session.id);
    },
    onAuth(authentication, _session, done) {
      answer(authenticate(options, authentication), done, (user) => ({ user }));
    },
    onRcptTo(recipient, _session, done) {
      answer(checkRecipient(options, recipient.address), done, () => undefined);
    },
    onData(stream, session, done) {
      const drop = () => sockets.get(session.id)?.destroy();
      answer(accept(options, { stream, session, drop }), done, () => "2.0.0 delivered");
    },
  });
  // A client that goes away in the middle is not our fault, and not our end.
  server.on("error", () => undefined);
  return server;
}

/** Bridges a promise to smtp-server's callbacks; what is no refusal is a temporary failure of ours. */
function answer<T, R>(
  work: Promise<T>,
  done: (error: Error | null, result?: R) => void,
  render: (value: T) => R,
): void {
  work.then(
    (value) => {
      done(null, render(value));
    },
    (error: unknown) => {
      done(error instanceof Refusal ? error : new Refusal(451, "4.3.0 the mailboxes cannot be reached, try again"));
    },
  );
}

async function authenticate(options: RelayOptions, given: SMTPServerAuthentication): Promise<string> {
  const name = given.username?.toLowerCase() ?? "";
  if (given.method === "XOAUTH2") {
    const mailbox = await mailboxOfToken(options.tokenKeysDirectory, given.accessToken ?? "");
    if (mailbox !== name || name === "") throw new Refusal(535, "5.7.8 the access token is not valid for this mailbox");
    return name;
  }
  const password = await findMailPassword(options.usersDirectory, name);
  if (password === null || password !== given.password)
    throw new Refusal(535, "5.7.8 authentication credentials invalid");
  return name;
}

async function checkRecipient(options: RelayOptions, address: string): Promise<void> {
  const rule = findRelayRule(await readRelayRules(options.rulesFile), address);
  if (rule.kind === "refuse" && rule.at === "rcpt") throw new Refusal(rule.code, rule.text);
  const isKnown = (await findMailPassword(options.usersDirectory, address.toLowerCase())) !== null;
  if (!isKnown) throw new Refusal(550, "5.1.1 no such mailbox here");
}

type Incoming = {
  readonly stream: SMTPServerDataStream;
  readonly session: SMTPServerSession;
  /** Cuts the connection without an answer. */
  readonly drop: () => void;
};

async function accept(options: RelayOptions, { stream, session, drop }: Incoming): Promise<void> {
  const raw = await readMessage(stream);
  const to = session.envelope.rcptTo.map((recipient) => recipient.address);
  const rules = await readRelayRules(options.rulesFile);
  const rule = to.map((recipient) => findRelayRule(rules, recipient)).find(({ kind }) => kind !== "accept");
  if (rule?.kind === "refuse" && rule.at === "data") throw new Refusal(rule.code, rule.text);
  if (rule?.kind === "drop" && !rule.isDelivered) {
    drop();
    return;
  }
  await deliver(options, session, raw);
  if (rule?.kind === "delay") await waitOut(options, to, rule.delayMs);
  if (rule?.kind === "drop") drop();
}

const lookEveryMs = 50;

async function waitOut({ rulesFile }: RelayOptions, to: readonly string[], delayMs: number): Promise<void> {
  const endsAt = Date.now() + delayMs;
  const isDelayed = async (): Promise<boolean> => {
    const rules = await readRelayRules(rulesFile);
    return to.some((recipient) => findRelayRule(rules, recipient).kind === "delay");
  };
  while (Date.now() < endsAt && (await isDelayed())) await pause(Math.min(lookEveryMs, delayMs));
}

async function readMessage(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => {
    // What exceeds the limit is read to its end, as the protocol asks, but not kept.
    if (!stream.sizeExceeded) chunks.push(chunk);
  });
  await once(stream, "end");
  if (stream.sizeExceeded) throw new Refusal(552, `5.3.4 messages here are limited to ${maxMessageBytes} bytes`);
  return Buffer.concat(chunks);
}

async function deliver(options: RelayOptions, session: SMTPServerSession, raw: Buffer): Promise<void> {
  const { mailFrom, rcptTo } = session.envelope;
  const smtpEnvelope = {
    from: mailFrom === false ? "" : mailFrom.address,
    to: rcptTo.map((recipient) => recipient.address),
  };
  const replies = await deliverByLmtp(options.lmtpPort, { from: smtpEnvelope.from, to: smtpEnvelope.to, raw });
  const delivered = replies.filter(({ code }) => code === 250);
  if (delivered.length === 0) throw new Refusal(451, "4.3.0 the mailboxes refused the message, try again");
  await appendSubmission(options.journalFile, {
    time: new Date().toISOString(),
    messageId: readMessageId(raw),
    smtpEnvelope,
    user: session.user ?? "",
    sizeBytes: raw.length,
    deliveredTo: delivered.map(({ recipient }) => recipient),
    failedFor: replies.filter(({ code }) => code !== 250).map(({ recipient }) => recipient),
  });
}

async function listen(server: SMTPServer, port: number, address: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
