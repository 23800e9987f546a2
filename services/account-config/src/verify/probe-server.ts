/**
 * The first steps of a verification, on a socket of our own so that each can be timed and named: resolve, connect, TLS and
 * greeting. The login follows through the protocol's library.
 */
import net from "node:net";
import tls from "node:tls";
import type { Destination, NetworkGuard } from "@mailroom/network-guard/network-guard";
import type { VerifyTarget } from "../operations/ports.ts";
import type { StepLog } from "./step-log.ts";
import { LineReader } from "./line-reader.ts";

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

/** Runs the steps into `log`; false when one failed. */
export async function probeServer(target: VerifyTarget, log: StepLog, options: ProbeOptions): Promise<boolean> {
  const destination = await log.run("resolve", async () => {
    const found = await options.guard.resolveDestination(target.host, target.port);
    return { value: found, detail: found.addresses.map((one) => one.address).join(", ") };
  });
  if (destination === null) return false;
  const deadline = AbortSignal.any([options.signal, AbortSignal.timeout(target.connectionTimeoutSeconds * 1000)]);
  const socket = await log.run("connect", async () => ({
    value: await connectTcp({ ...destination, port: target.port, signal: deadline }),
    detail: `port ${target.port}`,
  }));
  if (socket === null) return false;
  const abort = () => socket.destroy(new Error("timed out"));
  deadline.addEventListener("abort", abort, { once: true });
  const tlsOptions = {
    host: destination.host,
    ...(destination.servername === undefined ? {} : { servername: destination.servername }),
    ...(options.extraAuthorities.length === 0 ? {} : { ca: [...tls.rootCertificates, ...options.extraAuthorities] }),
  };
  try {
    return await greet(socket, { target, log, options, tlsOptions });
  } finally {
    deadline.removeEventListener("abort", abort);
    socket.destroy();
  }
}

type GreetParts = {
  readonly target: VerifyTarget;
  readonly log: StepLog;
  readonly options: ProbeOptions;
  readonly tlsOptions: tls.ConnectionOptions;
};

async function greet(socket: net.Socket, { target, log, options, tlsOptions }: GreetParts): Promise<boolean> {
  const { dialect } = options;
  if (target.ssl && target.tlsMode === "implicit") {
    const secured = await log.run("tls", () => secure(socket, tlsOptions));
    if (secured === null) return false;
    return (await log.run("greeting", () => hear(dialect, new LineReader(secured)))) !== null;
  }
  const lines = new LineReader(socket);
  if ((await log.run("greeting", () => hear(dialect, lines))) === null) return false;
  if (!target.ssl) {
    log.skip("tls", "SSL is off.");
    return true;
  }
  const secured = await log.run("tls", async () => {
    await dialect.startTls(socket, lines);
    return secure(socket, tlsOptions);
  });
  return secured !== null;
}

async function hear(dialect: Dialect, lines: LineReader) {
  const greeting = await dialect.readGreeting(lines);
  return { value: greeting, detail: greeting };
}

function connectTcp(
  options: Pick<Destination, "host" | "lookup"> & { port: number; signal: AbortSignal },
): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: options.host, port: options.port, lookup: options.lookup });
    const abort = () => socket.destroy(Object.assign(new Error("no connection in time"), { code: "ETIMEDOUT" }));
    options.signal.addEventListener("abort", abort, { once: true });
    if (options.signal.aborted) abort();
    socket.once("error", reject);
    socket.once("connect", () => {
      options.signal.removeEventListener("abort", abort);
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
      reject(new Error("the server closed the connection during the TLS handshake"));
    });
    secured.once("secureConnect", () => {
      secured.off("error", reject);
      secured.on("error", () => undefined);
      resolve({ value: secured, detail: secured.getProtocol() ?? "TLS" });
    });
  });
}
