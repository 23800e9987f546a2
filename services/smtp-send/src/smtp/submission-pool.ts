import net from "node:net";
import { Readable } from "node:stream";
import tls from "node:tls";
import type { Blobs } from "@mailroom/blobs/blobs";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { NetworkGuard } from "@mailroom/network-guard/network-guard";
import { createTransport, type Transporter } from "nodemailer";
import MimeNode from "nodemailer/lib/mime-node";
import type SMTPPool from "nodemailer/lib/smtp-pool";
import type { AttemptResult } from "../domain/delivery.ts";
import type { Submission } from "../operations/ports.ts";
import { connectSocket } from "./connect-socket.ts";
import { Gate } from "./gate.ts";
import { loginWithin, tokenLoginWithin } from "./login.ts";
import { resultOfError, resultOfSuccess } from "./submission-result.ts";
import type { PoolToken, TokenSource } from "./token-login.ts";

export type SubmissionPoolOptions = {
  readonly guard: NetworkGuard;
  readonly blobs: Pick<Blobs, "read">;
  /** PEM, trusted besides the system's own. */
  readonly extraAuthorities: readonly string[];
  /** @throws DomainError `secret-unreadable` */
  readonly openPassword: (account: AccountSnapshot) => string | null;
  /** Of accounts that log in with OAuth. */
  readonly tokens: TokenSource;
  readonly maxConnectionsPerAccount: number;
  /** Without progress before the final dot the attempt is given up. */
  readonly stallMs: number;
  /** How long the right to send the final dot lasts; shorter than the lease of an attempt. */
  readonly permissionMs: number;
};

export type SubmissionPool = {
  /** Of the account's settings. */
  readonly version: number;
  /** Of the token its connections log in with; null: a password, or nothing. */
  readonly generation: number | null;
  /** True when its connections are not to be used again. */
  isRetired(): boolean;
  /** Never throws. `sizeBytes` lets the server refuse a message before it is sent (RFC 1870). */
  send(submission: Submission, sizeBytes: number): Promise<AttemptResult>;
  /** Lets attempts in flight finish. */
  close(): void;
};

/** RFC 5321 §4.5.3.2.6: a server may take ten minutes to answer the final dot; giving up earlier makes doubles. */
const silenceTimeoutMs = 10 * 60 * 1000;
const idleTimeoutMs = 30_000;

type PooledTransport = Transporter<SMTPPool.SentMessageInfo, SMTPPool.Options>;

/** @throws DomainError `secret-unreadable` */
export function makeSubmissionPool(
  account: AccountSnapshot,
  options: SubmissionPoolOptions,
  token: PoolToken | null,
): SubmissionPool {
  const transport = createTransport(transportOptions(account, options, token));
  const gates = new WeakMap<object, Gate>();
  // As a process function it comes after all of nodemailer's own buffers, next to the socket.
  transport.use("stream", ({ data, message }, done) => {
    const gate = data.raw instanceof Readable ? gates.get(data.raw) : undefined;
    if (gate === undefined) {
      done(new Error("a message without a gate may not be sent"));
      return;
    }
    message.processFunc((bytes) => gate.guard(bytes));
    done();
  });
  let isRetired = false;
  const close = (): void => {
    isRetired = true;
    transport.close();
  };
  const sendOnce = async (submission: Submission, sizeBytes: number) => {
    const once = await sendThrough({ transport, gates }, { submission, sizeBytes, options });
    // An answer amid the message: what the server still expects on this connection is anybody's guess.
    if (once.hasBegun && !once.hasEnded && once.result.kind === "answered") close();
    return once;
  };
  return {
    version: account.version,
    generation: token?.generation ?? null,
    isRetired: () => isRetired,
    close,
    async send(submission, sizeBytes) {
      if (!isReadAlike(submission)) {
        return { kind: "not-sent", isPermanent: true, detail: "An address would be read differently when sent." };
      }
      // Idle connections may be closed by the server just as they are used: each of them may fail once, at no cost.
      for (let left = options.maxConnectionsPerAccount; ; left -= 1) {
        const { result, isConnectionLost, hasBegun } = await sendOnce(submission, sizeBytes);
        if (!isConnectionLost || hasBegun || left === 0 || isRetired) return result;
      }
    },
  };
}

function transportOptions(
  account: AccountSnapshot,
  options: SubmissionPoolOptions,
  token: PoolToken | null,
): SMTPPool.Options {
  const { smtp } = account;
  const isAddress = net.isIP(smtp.host) !== 0;
  const user = smtp.authentication ? smtp.username : null;
  const login = loginOf(account, options, token);
  return {
    pool: true,
    host: smtp.host,
    port: smtp.port,
    secure: smtp.ssl && smtp.tlsMode === "implicit",
    requireTLS: smtp.ssl && smtp.tlsMode === "starttls",
    name: account.emailAddress.split("@").at(-1) ?? "localhost",
    // forceAuth: an account with a login never sends without it, even where the server does not offer one.
    ...(user === null ? {} : { auth: { user, pass: login.secret }, forceAuth: true }),
    customAuth: login.handlers,
    tls: {
      ...(isAddress ? { host: smtp.host } : { servername: smtp.host }),
      // X13: an administrator's choice for one account.
      ...(account.acceptAnyCertificate === true ? { rejectUnauthorized: false } : {}),
      ...(options.extraAuthorities.length === 0 ? {} : { ca: [...tls.rootCertificates, ...options.extraAuthorities] }),
    },
    maxConnections: options.maxConnectionsPerAccount,
    maxMessages: 100,
    maxRequeues: 0,
    idleTimeout: idleTimeoutMs,
    greetingTimeout: smtp.connectionTimeoutSeconds * 1000,
    socketTimeout: silenceTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket(_options, callback) {
      connectSocket(account, options.guard).then(
        (connection) => {
          callback(null, { connection });
        },
        (error: unknown) => {
          callback(error instanceof Error ? error : new Error(String(error)));
        },
      );
    },
  };
}

function loginOf(account: AccountSnapshot, { openPassword, tokens }: SubmissionPoolOptions, token: PoolToken | null) {
  const { accountId, smtp } = account;
  const seconds = smtp.authenticationTimeoutSeconds;
  if (token === null) return { secret: openPassword(account) ?? "", handlers: loginWithin(seconds) };
  const { generation, accessToken } = token;
  const onRefused = (): void => {
    tokens.onRefused({ accountId, generation });
  };
  return { secret: accessToken, handlers: tokenLoginWithin(seconds, onRefused) };
}

type Sending = {
  readonly submission: Submission;
  readonly sizeBytes: number;
  readonly options: SubmissionPoolOptions;
};
type SentOnce = {
  readonly result: AttemptResult;
  readonly isConnectionLost: boolean;
  readonly hasBegun: boolean;
  readonly hasEnded: boolean;
};

type Way = { readonly transport: PooledTransport; readonly gates: WeakMap<object, Gate> };

async function sendThrough({ transport, gates }: Way, sending: Sending): Promise<SentOnce> {
  const { submission, sizeBytes, options } = sending;
  const { to } = submission;
  const abandoned = new AbortController();
  const abandon = (why: string): void => {
    // After the final dot only the server's answer can tell what became of the message.
    if (!gate.hasEnded) abandoned.abort(new Error(why));
  };
  const giveUp = setTimeout(abandon, options.stallMs, `no progress within ${options.stallMs / 1000} s`);
  const leave = (): void => {
    abandon("another worker has taken the delivery over");
  };
  submission.takenOver.addEventListener("abort", leave, { once: true });
  const gate = new Gate({
    mayEnd: submission.mayEnd,
    answerLastsMs: options.permissionMs,
    onProgress: () => giveUp.refresh(),
  });
  const raw = Readable.from(options.blobs.read(submission.rawHash), { objectMode: false });
  gates.set(raw, gate);
  const seen = (result: AttemptResult, isConnectionLost = false): SentOnce => ({
    ...{ result, isConnectionLost },
    ...{ hasBegun: gate.hasBegun, hasEnded: gate.hasEnded },
  });
  try {
    const envelope = { from: submission.from, to: [...to], size: sizeBytes };
    const info = await transport.sendMail({ envelope, raw, signal: abandoned.signal });
    return seen(resultOfSuccess(info, { to, hasEnded: gate.hasEnded }));
  } catch (error) {
    const cause: unknown = abandoned.signal.aborted ? abandoned.signal.reason : error;
    return seen(resultOfError(cause, { to, hasEnded: gate.hasEnded }), isLost(error));
  } finally {
    clearTimeout(giveUp);
    submission.takenOver.removeEventListener("abort", leave);
    gate.close();
    raw.destroy();
  }
}

function isLost(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ECONNECTION" || error.code === "ESOCKET");
}

/** nodemailer reads addresses again, and rewrites what it finds odd, before they become MAIL FROM and RCPT TO. */
function isReadAlike({ from, to }: Submission): boolean {
  const envelope = new MimeNode("text/plain").setEnvelope({ from, to: [...to] }).getEnvelope();
  return envelope.from === from && JSON.stringify(envelope.to) === JSON.stringify(to);
}
