import net from "node:net";
import tls from "node:tls";
import type { VerifyResult } from "@mailroom/contracts/api/account";
import SMTPConnection from "nodemailer/lib/smtp-connection/index.js";
import type { VerifyTarget } from "../operations/ports.ts";
import type { LineReader } from "./line-reader.ts";
import { probeServer, type Dialect } from "./probe-server.ts";
import { makeStepLog, type StepLog } from "./step-log.ts";
import type { VerifyParts } from "./verify-imap.ts";

const clientName = "mailroom.invalid";

const dialect: Dialect = {
  readGreeting: async (lines) => {
    const greeting = await reply(lines);
    if (!greeting.startsWith("220")) throw new Error(greeting.slice(0, 200));
    return greeting.slice(0, 200);
  },
  startTls: async (socket, lines) => {
    socket.write(`EHLO ${clientName}\r\n`);
    const capabilities = await reply(lines);
    if (!capabilities.startsWith("250")) throw new Error(capabilities.slice(0, 200));
    socket.write("STARTTLS\r\n");
    const answer = await reply(lines);
    if (!answer.startsWith("220")) throw new Error(answer.slice(0, 200));
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
export async function verifySmtp(target: VerifyTarget, signal: AbortSignal, parts: VerifyParts): Promise<VerifyResult> {
  const log = makeStepLog();
  if (!(await probeServer(target, log, { ...parts, dialect, signal }))) return log.result();
  await logIn(target, log, { ...parts, signal });
  return log.result();
}

async function logIn(
  target: VerifyTarget,
  log: StepLog,
  parts: VerifyParts & { readonly signal: AbortSignal },
): Promise<void> {
  const { login } = target;
  if (login === null) {
    log.skip("login", "Authentication is off.");
    return;
  }
  const destination = await parts.guard.resolveDestination(target.host, target.port);
  const isAddress = net.isIP(destination.host) !== 0;
  const connection = new SMTPConnection({
    host: destination.address,
    port: target.port,
    secure: target.ssl && target.tlsMode === "implicit",
    requireTLS: target.ssl && target.tlsMode === "starttls",
    name: clientName,
    tls: {
      ...(isAddress ? { host: destination.host } : { servername: destination.host }),
      ...(parts.extraAuthorities.length === 0 ? {} : { ca: [...tls.rootCertificates, ...parts.extraAuthorities] }),
    },
    connectionTimeout: target.connectionTimeoutSeconds * 1000,
    greetingTimeout: target.connectionTimeoutSeconds * 1000,
    socketTimeout: (target.connectionTimeoutSeconds + target.authenticationTimeoutSeconds) * 1000,
  });
  const abort = () => {
    connection.close();
  };
  parts.signal.addEventListener("abort", abort, { once: true });
  try {
    await log.run("login", async () => {
      await ended(connection, (done) => {
        connection.connect(done);
      });
      await ended(connection, (done) => {
        connection.login({ user: login.username, pass: login.password }, done);
      });
      return { value: true, detail: null };
    });
  } finally {
    parts.signal.removeEventListener("abort", abort);
    connection.quit();
    connection.close();
  }
}

/** One call of nodemailer's connection as a promise; an error or the end of the connection rejects it. */
function ended(connection: SMTPConnection, call: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once("error", reject);
    connection.once("end", () => {
      reject(new Error("the server closed the connection"));
    });
    call((error) => {
      connection.off("error", reject);
      connection.on("error", () => undefined);
      if (error === undefined || error === null) resolve();
      else reject(error);
    });
  });
}
