/**
 * The first steps of a verification, on a socket of our own so that each can be timed and named: resolve, connect, TLS and
 * greeting. The login follows through the protocol's library.
 */
import net from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import tls from "node:tls";
import type { Destination, NetworkGuard } from "@mailroom/network-guard/network-guard";
import type { VerifyTarget } from "../operations/ports.ts";
import { LineReader } from "./line-reader.ts";
import type { StepLog } from "./step-log.ts";
import { certificateChecks } from "./tls-settings.ts";
import { VerifyFailure } from "./verify-failure.ts";

/** What to say and hear before TLS can start on a plain connection. */
export type Dialect = {
  /** Throws with the server's words when the greeting is no welcome. */
  readonly readGreeting: (lines: LineReader) => Promise<string>;
  /** Asks for STARTTLS; throws with the server's words where it is not to be had. */
  readonly startTls: (socket: net.Socket, lines: LineReader) => Promise<void>;
};

export type ProbeOptions = {
  readonly guard: NetworkGuard;
  readonly extraAuthorities: readonly string[];
  readonly dialect: Dialect;
  readonly signal: AbortSignal;
};

// A server that greets first has done so by then; one that waits for a TLS client says nothing at all.
const silenceMs = 1500;

/** Runs the steps into `log`; null when one failed, else where the server is. */
export async function probeServer(
  target: VerifyTarget,
  log: StepLog,
  options: ProbeOptions,
): Promise<Destination | null> {
  const deadline = AbortSignal.any([options.signal, AbortSignal.timeout(target.connectionTimeoutSeconds * 1000)]);
  const destination = await log.run("resolve", deadline, async () => {
    const found = await options.guard.resolveDestination(target.host, target.port);
    return { value: found, detail: found.addresses.map((one) => one.address).join(", ") };
  });
  if (destination === null) return null;
  const socket = await log.run("connect", deadline, async () => ({
    value: await connectTcp(destination, target.port, deadline),
    detail: `port ${target.port}`,
  }));
  if (socket === null) return null;
  const abort = () => socket.destroy();
  deadline.addEventListener("abort", abort, { once: true });
  const tlsOptions = {
    host: destination.host,
    ...(destination.servername === undefined ? {} : { servername: destination.servername }),
    ...certificateChecks(target, options.extraAuthorities),
  };
  try {
    const isWelcome = await greet({ target, log, dialect: options.dialect, deadline, destination, socket, tlsOptions });
    return isWelcome ? destination : null;
  } finally {
    deadline.removeEventListener("abort", abort);
    socket.destroy();
  }
}

type GreetParts = {
  readonly target: VerifyTarget;
  readonly log: StepLog;
  readonly dialect: Dialect;
  readonly deadline: AbortSignal;
  readonly destination: Destination;
  readonly socket: net.Socket;
  readonly tlsOptions: tls.ConnectionOptions;
};

async function greet(parts: GreetParts): Promise<boolean> {
  const { target, log, dialect, deadline, socket, tlsOptions } = parts;
  if (target.ssl && target.tlsMode === "implicit") {
    const secured = await log.run("tls", deadline, () => secure(socket, tlsOptions));
    if (secured === null) return false;
    return (await log.run("greeting", deadline, () => hear(dialect, new LineReader(secured)))) !== null;
  }
  const lines = new LineReader(socket);
  if ((await log.run("greeting", deadline, () => hearPlain(parts, lines))) === null) return false;
  if (!target.ssl) {
    log.skip("tls", "SSL is off: the login is encrypted only where the server offers STARTTLS.");
    return true;
  }
  const secured = await log.run("tls", deadline, async () => {
    await dialect.startTls(socket, lines);
    return secure(socket, tlsOptions);
  });
  return secured !== null;
}

async function hear(dialect: Dialect, lines: LineReader) {
  const greeting = await dialect.readGreeting(lines);
  return { value: greeting, detail: greeting };
}

/** A port that begins with TLS waits for us to begin: it looks like a server that does not greet. */
async function hearPlain({ dialect, deadline, destination, target }: GreetParts, lines: LineReader) {
  const greeting = hear(dialect, lines);
  const notSilent = greeting.then(
    () => false,
    () => false,
  );
  const isSilent = await Promise.race([notSilent, pause(silenceMs, true, { signal: deadline }).catch(() => false)]);
  if (!isSilent) return greeting;
  const heard = new AbortController();
  // who hangs up without a word may wait for TLS all the same
  const stopIfHeard = () => {
    if (lines.hasRead) heard.abort();
  };
  greeting.then(stopIfHeard, stopIfHeard);
  if (!(await speaksTls(destination, target.port, AbortSignal.any([deadline, heard.signal])))) return greeting;
  throw new VerifyFailure("port-speaks-tls", "The port waits for TLS.");
}

/** A handshake and nothing more: no certificate is believed and nothing is said over it. */
function speaksTls(destination: Destination, port: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const { host, servername, lookup } = destination;
    const socket = tls.connect({
      ...{ host, port, lookup, rejectUnauthorized: false },
      ...(servername === undefined ? {} : { servername }),
    });
    const settle = (answer: boolean) => () => {
      signal.removeEventListener("abort", onAbort);
      socket.destroy();
      resolve(answer);
    };
    const onAbort = settle(false);
    signal.addEventListener("abort", onAbort, { once: true });
    socket.once("secureConnect", settle(true));
    socket.on("error", settle(false));
  });
}

function connectTcp(destination: Destination, port: number, signal: AbortSignal): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: destination.host, port, lookup: destination.lookup });
    const abort = () => socket.destroy();
    signal.addEventListener("abort", abort, { once: true });
    if (signal.aborted) abort();
    socket.once("error", reject);
    socket.once("connect", () => {
      signal.removeEventListener("abort", abort);
      socket.off("error", reject);
      // Later errors surface at whoever reads; without a listener they would end the process.
      socket.on("error", () => undefined);
      resolve(socket);
    });
  });
}

function secure(socket: net.Socket, options: tls.ConnectionOptions): Promise<{ value: tls.TLSSocket; detail: string }> {
  return new Promise((resolve, reject) => {
    const secured = tls.connect({ ...options, socket });
    secured.once("error", reject);
    socket.once("close", () => {
      reject(new VerifyFailure("server-hung-up", "The server closed the connection during the TLS handshake."));
    });
    secured.once("secureConnect", () => {
      secured.off("error", reject);
      secured.on("error", () => undefined);
      const checked = secured.authorized ? "" : ", certificate not checked";
      resolve({ value: secured, detail: (secured.getProtocol() ?? "TLS") + checked });
    });
  });
}
