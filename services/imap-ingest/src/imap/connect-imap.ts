import { rootCertificates } from "node:tls";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { NetworkGuard } from "@mailroom/network-guard/network-guard";
import type { Logger } from "@mailroom/runtime/logger";
import { ImapFlow, type ImapFlowOptions } from "imapflow";
import { usesToken } from "../domain/account-token.ts";
import { authenticationTimeout, toImapError } from "./errors.ts";
import { type TokenSource, withToken } from "./token-login.ts";

export type ImapEnvironment = {
  readonly guard: NetworkGuard;
  /** PEM of authorities trusted besides the usual ones; null: none. */
  readonly extraCa: string | null;
  readonly logger: Logger;
  /** The account's IMAP password in clear; null where there is none. @throws DomainError `secret-unreadable` */
  readonly passwordOf: (account: AccountSnapshot) => string | null;
  /** Of accounts that log in with OAuth. */
  readonly tokens: TokenSource;
};

type Secret = { readonly pass: string } | { readonly accessToken: string };

/** A quiet connection is asked for a sign of life; a command without an answer for so long ends it (F20, F21). */
const socketTimeoutMs = 90_000;
/** A literal is one range of a mail; nobody has to send us more at once. */
const maxLiteralBytes = 16 * 1024 * 1024;

/** A logged-in connection. The caller closes it. @throws DomainError with the code that the account's connection shows */
export async function connectImap(environment: ImapEnvironment, account: AccountSnapshot): Promise<ImapFlow> {
  if (!usesToken(account)) return connectWith(environment, account, { pass: environment.passwordOf(account) ?? "" });
  return withToken(environment.tokens, account.accountId, (accessToken) =>
    connectWith(environment, account, { accessToken }),
  );
}

async function connectWith(environment: ImapEnvironment, account: AccountSnapshot, secret: Secret): Promise<ImapFlow> {
  const { imap } = account;
  const destination = await environment.guard.resolveDestination(imap.host, imap.port);
  const extraCa = environment.extraCa === null ? {} : { ca: [...rootCertificates, environment.extraCa] };
  const client = new ImapFlow({
    host: destination.host,
    port: imap.port,
    ...encryption(imap),
    // Node hands these to the socket as well: the checked addresses are the ones that are called.
    tls: { ...extraCa, ...trust(account), lookup: destination.lookup, minVersion: "TLSv1.2" },
    ...(imap.authentication && imap.username !== null ? { auth: { user: imap.username, ...secret } } : {}),
    connectionTimeout: imap.connectionTimeoutSeconds * 1000,
    greetingTimeout: imap.connectionTimeoutSeconds * 1000,
    socketTimeout: socketTimeoutMs,
    maxLiteralSize: maxLiteralBytes,
    maxResponseSize: 2 * maxLiteralBytes,
    maxIdleTime: 28 * 60 * 1000, // servers may drop IDLE after 30 min (RFC 9051 §6.3.13); polls renew it long before
    disableAutoIdle: true,
    disableCompression: true,
    clientInfo: { name: "Mailroom" },
    logger: searchLogger(environment.logger, account.accountId),
  });
  client.on("error", () => undefined); // every command sees the same error, and "close" follows
  await logIn(client, imap.authenticationTimeoutSeconds);
  return client;
}

/** X13: an administrator's choice for one account; the connection is still encrypted, but to anybody. */
function trust({ acceptAnyCertificate = false }: AccountSnapshot): { rejectUnauthorized?: boolean } {
  return acceptAnyCertificate ? { rejectUnauthorized: false } : {};
}

/** On: TLS or nothing. Off: plain, upgraded where the server offers it (S56). */
function encryption(imap: AccountSnapshot["imap"]): Pick<ImapFlowOptions, "secure" | "doSTARTTLS"> {
  if (!imap.ssl) return { secure: false };
  return imap.tlsMode === "implicit" ? { secure: true } : { secure: false, doSTARTTLS: true };
}

/** imapflow bounds connection and greeting; the login after it has a deadline of its own (S57). */
async function logIn(client: ImapFlow, authenticationTimeoutSeconds: number): Promise<void> {
  const login: { greetedAt: number | null; isLate: boolean } = { greetedAt: null, isLate: false };
  const watch = setInterval(() => {
    if (client.greeting === undefined) return;
    login.greetedAt ??= performance.now();
    if (performance.now() - login.greetedAt < authenticationTimeoutSeconds * 1000) return;
    login.isLate = true;
    client.close();
  }, 50);
  try {
    await client.connect();
  } catch (error) {
    client.close();
    throw login.isLate ? authenticationTimeout(authenticationTimeoutSeconds) : toImapError(error, "the connection");
  } finally {
    clearInterval(watch);
  }
}

/** Of imapflow's own log only the SEARCH command matters, as it went over the wire. */
function searchLogger(logger: Logger, accountId: string): ImapFlowOptions["logger"] {
  const ignore = (): void => undefined;
  return {
    debug: (entry: unknown) => {
      if (typeof entry !== "object" || entry === null || !("src" in entry) || entry.src !== "c") return;
      if (!("msg" in entry) || typeof entry.msg !== "string") return;
      const command = /\b(?:UID )?SEARCH\b.*$/.exec(entry.msg)?.[0];
      if (command !== undefined) logger.debug({ accountId, command }, "imap search sent");
    },
    info: ignore,
    warn: ignore,
    error: ignore,
  };
}
