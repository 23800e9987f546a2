/**
 * Submits messages (RFC 6409) through nodemailer's pools, one pool per account and version of its settings. Every connection
 * goes to addresses that were checked just before (network-guard). Connections are reused; idle ones are closed.
 */
import net from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import tls from "node:tls";
import type { Blobs } from "@mailroom/blobs/blobs";
import type { AccountSnapshot } from "@mailroom/contracts/events/account";
import type { NetworkGuard } from "@mailroom/network-guard/network-guard";
import { createTransport } from "nodemailer";
import type { AttemptResult } from "../domain/delivery.ts";
import type { Submission, SubmitMessage } from "../operations/ports.ts";
import { GatedStream } from "./gated-stream.ts";
import { resultOfError, resultOfSuccess } from "./submission-result.ts";

export type SubmitterOptions = {
  readonly guard: NetworkGuard;
  readonly blobs: Blobs;
  readonly extraAuthorities: readonly string[];
  /** @throws DomainError `secret-unreadable` */
  readonly openPassword: (account: AccountSnapshot) => string | null;
  readonly maxConnectionsPerAccount: number;
};

type Pool = {
  readonly version: number;
  readonly send: (submission: Submission) => Promise<AttemptResult>;
  readonly close: () => void;
};

/** Between two replies of the server, and for the whole message's upload to make no progress: in milliseconds. */
const silenceTimeoutMs = 60_000;
const idleTimeoutMs = 30_000;

export function makeSubmitter(options: SubmitterOptions): { submit: SubmitMessage; close: () => void } {
  const pools = new Map<string, Pool>();
  const poolOf = (account: AccountSnapshot): Pool => {
    const known = pools.get(account.accountId);
    if (known?.version === account.version) return known;
    known?.close();
    const made = makePool(account, options);
    pools.set(account.accountId, made);
    return made;
  };
  return {
    submit: async (submission) => {
      try {
        return await poolOf(submission.account).send(submission);
      } catch (error) {
        return resultOfError(error, submission.to, false);
      }
    },
    close: () => {
      for (const pool of pools.values()) pool.close();
      pools.clear();
    },
  };
}

function makePool(account: AccountSnapshot, options: SubmitterOptions): Pool {
  const { smtp } = account;
  const password = options.openPassword(account);
  const isAddress = net.isIP(smtp.host) !== 0;
  const transport = createTransport({
    pool: true,
    host: smtp.host,
    port: smtp.port,
    secure: smtp.ssl && smtp.tlsMode === "implicit",
    requireTLS: smtp.ssl && smtp.tlsMode === "starttls",
    name: account.emailAddress.split("@").at(-1) ?? "localhost",
    ...(smtp.authentication && smtp.username !== null ? { auth: { user: smtp.username, pass: password ?? "" } } : {}),
    tls: {
      ...(isAddress ? { host: smtp.host } : { servername: smtp.host }),
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
    getSocket: (_options: unknown, callback: (error: Error | null, socket?: { connection: net.Socket }) => void) => {
      connectTo(account, options.guard).then(
        (connection) => {
          callback(null, { connection });
        },
        (error: unknown) => {
          callback(error instanceof Error ? error : new Error(String(error)));
        },
      );
    },
  });
  return {
    version: account.version,
    close: () => {
      transport.close();
    },
    send: async (submission) => {
      const gate = new GatedStream(submission.mayEnd);
      const upload = pipeline(Readable.from(options.blobs.read(submission.rawHash)), gate);
      // A failed read surfaces at the transport as the stream's error; the promise itself must not go unheard.
      upload.catch(() => undefined);
      try {
        const info = await transport.sendMail({
          envelope: { from: submission.from, to: [...submission.to] },
          raw: gate,
        });
        return resultOfSuccess(info, submission.to);
      } catch (error) {
        return resultOfError(error, submission.to, gate.hasEnded);
      } finally {
        gate.destroy();
      }
    },
  };
}

async function connectTo(account: AccountSnapshot, guard: NetworkGuard): Promise<net.Socket> {
  const { host, port, connectionTimeoutSeconds } = account.smtp;
  const destination = await guard.resolveDestination(host, port);
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: destination.host, port, lookup: destination.lookup });
    socket.setTimeout(connectionTimeoutSeconds * 1000, () => {
      socket.destroy(new Error(`no connection to ${host}:${port} within ${connectionTimeoutSeconds} s`));
    });
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.setTimeout(0);
      socket.off("error", reject);
      resolve(socket);
    });
  });
}
