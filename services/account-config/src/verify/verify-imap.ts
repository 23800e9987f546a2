import net from "node:net";
import tls from "node:tls";
import type { VerifyResult } from "@mailroom/contracts/api/account";
import type { NetworkGuard } from "@mailroom/network-guard/network-guard";
import { ImapFlow } from "imapflow";
import type { VerifyTarget } from "../operations/ports.ts";
import type { LineReader } from "./line-reader.ts";
import { probeServer, type Dialect } from "./probe-server.ts";
import { makeStepLog, type StepLog } from "./step-log.ts";

export type VerifyParts = { readonly guard: NetworkGuard; readonly extraAuthorities: readonly string[] };

const dialect: Dialect = {
  readGreeting: async (lines) => {
    const greeting = await lines.read();
    if (!/^\* (OK|PREAUTH)\b/i.test(greeting)) throw new Error(greeting.slice(0, 200));
    return greeting.slice(0, 200);
  },
  startTls: async (socket, lines) => {
    socket.write("a1 STARTTLS\r\n");
    const answer = await taggedAnswer(lines);
    if (!/^a1 OK\b/i.test(answer)) throw new Error(answer.slice(0, 200));
    if (lines.hasMore) throw new Error("the server sent data between STARTTLS and TLS");
  },
};

async function taggedAnswer(lines: LineReader): Promise<string> {
  for (let count = 0; count < 50; count += 1) {
    const line = await lines.read();
    if (line.startsWith("a1 ")) return line;
  }
  throw new Error("the server does not answer STARTTLS");
}

/** resolve → connect → TLS → greeting → login → mailbox, each timed; reads nothing and changes nothing. */
export async function verifyImap(
  target: VerifyTarget & { readonly mailbox: string },
  signal: AbortSignal,
  parts: VerifyParts,
): Promise<VerifyResult> {
  const log = makeStepLog();
  if (!(await probeServer(target, log, { ...parts, dialect, signal }))) return log.result();
  await logIn(target, log, { ...parts, signal });
  return log.result();
}

async function logIn(
  target: VerifyTarget & { readonly mailbox: string },
  log: StepLog,
  parts: VerifyParts & { readonly signal: AbortSignal },
): Promise<void> {
  if (target.login === null) {
    log.skip("login", "Authentication is off.");
    log.skip("mailbox", "Needs a login.");
    return;
  }
  const destination = await parts.guard.resolveDestination(target.host, target.port);
  const isAddress = net.isIP(destination.host) !== 0;
  const client = new ImapFlow({
    host: destination.address,
    port: target.port,
    secure: target.ssl && target.tlsMode === "implicit",
    ...(target.ssl && target.tlsMode === "starttls" ? { doSTARTTLS: true } : {}),
    ...(isAddress ? {} : { servername: destination.host }),
    tls: {
      ...(isAddress ? { host: destination.host } : {}),
      ...(parts.extraAuthorities.length === 0 ? {} : { ca: [...tls.rootCertificates, ...parts.extraAuthorities] }),
    },
    auth: { user: target.login.username, pass: target.login.password },
    logger: false,
    connectionTimeout: target.connectionTimeoutSeconds * 1000,
    greetingTimeout: target.connectionTimeoutSeconds * 1000,
    // The server may take its time to refuse a login, so that passwords cannot be tried fast.
    socketTimeout: (target.connectionTimeoutSeconds + target.authenticationTimeoutSeconds) * 1000,
    disableAutoIdle: true,
  });
  client.on("error", () => undefined);
  const abort = () => {
    client.close();
  };
  parts.signal.addEventListener("abort", abort, { once: true });
  try {
    const isIn = await log.run("login", async () => {
      await client.connect();
      return { value: true, detail: null };
    });
    if (isIn === null) return;
    await log.run("mailbox", async () => {
      const opened = await client.mailboxOpen(target.mailbox, { readOnly: true });
      return { value: true, detail: `${opened.exists} mails` };
    });
  } finally {
    parts.signal.removeEventListener("abort", abort);
    await client.logout().catch(() => {
      client.close();
    });
  }
}
