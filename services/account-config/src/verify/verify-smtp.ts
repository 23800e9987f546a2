import net from "node:net";
import type { VerifyResult } from "@mailroom/contracts/api/account";
import SMTPConnection from "nodemailer/lib/smtp-connection/index.js";
import type { Destination } from "@mailroom/network-guard/network-guard";
import type { VerifyTarget } from "../operations/ports.ts";
import { deadlineOf } from "./deadline.ts";
import type { LineReader } from "./line-reader.ts";
import { isPasswordMissing } from "./missing-password.ts";
import { probeServer, type Dialect } from "./probe-server.ts";
import { makeStepLog } from "./step-log.ts";
import { certificateChecks } from "./tls-settings.ts";
import { tokenHandlers } from "./token-login.ts";
import { VerifyFailure } from "./verify-failure.ts";
import type { VerifyParts } from "./verify-imap.ts";

const clientName = "mailroom.invalid";

const dialect: Dialect = {
  readGreeting: async (lines) => {
    const greeting = await reply(lines);
    if (!greeting.startsWith("220")) throw new Error(greeting);
    return greeting;
  },
  startTls: async (socket, lines) => {
    socket.write(`EHLO ${clientName}\r\n`);
    const capabilities = await reply(lines);
    if (!capabilities.startsWith("250")) throw new Error(capabilities);
    socket.write("STARTTLS\r\n");
    const answer = await reply(lines);
    if (!answer.startsWith("220")) throw new VerifyFailure("starttls-missing", answer);
    if (lines.hasMore) throw new Error("the server sent data between STARTTLS and TLS");
  },
};

/** A whole, possibly multi-line, reply (RFC 5321 §4.2.1): its last line. */
async function reply(lines: LineReader): Promise<string> {
  for (let count = 0; count < 100; count += 1) {
    const line = await lines.read();
    if (!/^\d{3}-/.test(line)) return line;
  }
  throw new Error("the server's reply has no end");
}

/** resolve → connect → TLS → greeting → login, each timed; sends no mail (S16). */
export async function verifySmtp(target: VerifyTarget, caller: AbortSignal, parts: VerifyParts): Promise<VerifyResult> {
  const log = makeStepLog(target);
  const signal = deadlineOf(target, caller);
  const destination = await probeServer(target, log, { ...parts, dialect, signal });
  if (destination === null) return log.result();
  const { login } = target;
  if (login === null) {
    log.skip("login", "Authentication is off.");
    return log.result();
  }
  if (await isPasswordMissing(target, log, signal)) return log.result();
  const connection = makeSmtpConnection(target, destination, parts.extraAuthorities);
  const abort = () => {
    connection.close();
  };
  signal.addEventListener("abort", abort, { once: true });
  try {
    await log.run("login", signal, async () => {
      await connectSmtp(connection);
      await logInSmtp(connection, login);
      return { value: true, detail: null };
    });
    return log.result();
  } finally {
    signal.removeEventListener("abort", abort);
    connection.quit();
    connection.close();
  }
}

/** A connection that goes only to the checked address. */
export function makeSmtpConnection(
  target: VerifyTarget,
  destination: Destination,
  extraAuthorities: readonly string[],
): SMTPConnection {
  const isAddress = net.isIP(destination.host) !== 0;
  return new SMTPConnection({
    host: destination.address,
    port: target.port,
    secure: target.ssl && target.tlsMode === "implicit",
    requireTLS: target.ssl && target.tlsMode === "starttls",
    name: clientName,
    ...tokenLogin(target.login),
    tls: {
      ...(isAddress ? { host: destination.host } : { servername: destination.host }),
      ...certificateChecks(target, extraAuthorities),
    },
    connectionTimeout: target.connectionTimeoutSeconds * 1000,
    greetingTimeout: target.connectionTimeoutSeconds * 1000,
    socketTimeout: (target.connectionTimeoutSeconds + target.authenticationTimeoutSeconds) * 1000,
  });
}

export async function connectSmtp(connection: SMTPConnection): Promise<void> {
  await ended(connection, (done) => {
    connection.connect(done);
  });
}

export async function logInSmtp(connection: SMTPConnection, login: NonNullable<VerifyTarget["login"]>): Promise<void> {
  await ended(connection, (done) => {
    connection.login({ user: login.username, pass: login.password }, done);
  });
}

/** `address` is both sender and recipient, in canonical form: nodemailer rewrites others. */
export async function sendToSelf(connection: SMTPConnection, address: string, raw: string): Promise<void> {
  await ended(connection, (done) => {
    connection.send({ from: address, to: [address] }, raw, done);
  });
}

function tokenLogin(login: VerifyTarget["login"]) {
  return login?.accessToken === undefined ? {} : { customAuth: tokenHandlers(login.username, login.accessToken) };
}

/** One call of nodemailer's connection as a promise; an error or the end of the connection rejects it. */
function ended(connection: SMTPConnection, call: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once("error", reject);
    connection.once("end", () => {
      reject(new VerifyFailure("server-hung-up", "The server closed the connection."));
    });
    call((error) => {
      connection.off("error", reject);
      connection.on("error", () => undefined);
      if (error === undefined || error === null) resolve();
      else reject(error);
    });
  });
}
