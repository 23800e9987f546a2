import net from "node:net";
import type { Destination } from "@mailroom/network-guard/network-guard";
import { ImapFlow } from "imapflow";
import type { VerifyTarget } from "../operations/ports.ts";
import { certificateChecks } from "./tls-settings.ts";
import { VerifyFailure } from "./verify-failure.ts";

export type ImapClient = {
  readonly client: ImapFlow;
  /** What has ended the session: of that imapflow tells a command that waits only that there is no connection. */
  readonly causeOf: (error: unknown) => unknown;
};

/** Enough for the names of ten thousand mailboxes: a server that sends more holds up everybody else here. */
const maxSessionBytes = 2 * 1024 * 1024;
/** Of one answer: a list of numbers or the header of a mail. */
const maxAnswerBytes = 1024 * 1024;
const checkEveryMs = 50;

/**
 * A client that connects only to the checked address and takes in a limited amount, of `maxBytes` in all. `login` must not be
 * null.
 */
export function makeImapClient(
  target: VerifyTarget,
  destination: Destination,
  extraAuthorities: readonly string[],
  maxBytes = maxSessionBytes,
): ImapClient {
  const isAddress = net.isIP(destination.host) !== 0;
  const client = new ImapFlow({
    host: destination.address,
    port: target.port,
    secure: target.ssl && target.tlsMode === "implicit",
    ...(target.ssl && target.tlsMode === "starttls" ? { doSTARTTLS: true } : {}),
    ...(isAddress ? {} : { servername: destination.host }),
    tls: {
      ...(isAddress ? { host: destination.host } : {}),
      ...certificateChecks(target, extraAuthorities),
    },
    auth: authOf(target.login),
    logger: false,
    connectionTimeout: target.connectionTimeoutSeconds * 1000,
    greetingTimeout: target.connectionTimeoutSeconds * 1000,
    // The server may take its time to refuse a login, so that passwords cannot be tried fast.
    socketTimeout: (target.connectionTimeoutSeconds + target.authenticationTimeoutSeconds) * 1000,
    disableAutoIdle: true,
    disableCompression: true,
    maxLineLength: maxAnswerBytes,
    maxLiteralSize: maxAnswerBytes,
    maxResponseSize: 2 * maxAnswerBytes,
    maxResponseTokens: 100_000,
  });
  return { client, causeOf: watchSession(client, maxBytes) };
}

/** Ends the session with a server that sends without end, and keeps what has ended it. */
function watchSession(client: ImapFlow, maxBytes: number): ImapClient["causeOf"] {
  let cause: unknown = null;
  client.on("error", (error: unknown) => {
    cause ??= error;
  });
  const watch = setInterval(() => {
    if (client.stats().received <= maxBytes) return;
    cause ??= new VerifyFailure("answer-too-long", "The server sends without end.");
    client.close();
  }, checkEveryMs);
  client.once("close", () => {
    clearInterval(watch);
  });
  return (error) => cause ?? error;
}

function authOf(login: VerifyTarget["login"]) {
  const { username = "", password = "", accessToken } = login ?? {};
  return { user: username, ...(accessToken === undefined ? { pass: password } : { accessToken }) };
}

/** A server that does not answer LOGOUT must not hold the test up. */
export async function endSession(client: ImapFlow): Promise<void> {
  const timer = setTimeout(() => {
    client.close();
  }, 1000);
  await client.logout().catch(() => {
    client.close();
  });
  clearTimeout(timer);
}
