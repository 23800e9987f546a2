/**
 * HTTPS requests to places that people or other servers have named: the destination is checked and pinned for each
 * request, nothing is followed, and neither a slow nor an endless answer holds anything up.
 */
import type { IncomingMessage } from "node:http";
import { type RequestOptions, request as httpsRequest } from "node:https";
import { getCACertificates } from "node:tls";
import { DomainError } from "@mailroom/contracts/domain-error";
import { printable } from "./destination-error.ts";
import type { NetworkGuard } from "./network-guard.ts";
import { withoutAdvice } from "./node-advice.ts";

export type GuardedFetchOptions = {
  /** For HTTPS: one without denied ports. */
  readonly guard: NetworkGuard;
  /** PEM, trusted besides the usual authorities. */
  readonly extraAuthorities: readonly string[];
  /** From looking up the name to the last byte, in milliseconds. */
  readonly deadlineMs: number;
  readonly maxAnswerBytes: number;
};

export type GuardedRequest = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal | undefined;
};

/**
 * A redirect is an answer like any other (`fetch` calls that "manual").
 * @throws DomainError `destination-refused` also for what is no HTTPS address; what `resolveDestination` throws;
 * `answer-too-long` and `request-failed` (unavailable).
 */
export type GuardedFetch = (url: string, request: GuardedRequest) => Promise<Response>;

export function makeGuardedFetch(options: GuardedFetchOptions): GuardedFetch {
  const authorities = [...getCACertificates("default"), ...options.extraAuthorities];
  return async (url, request) => {
    const target = httpsUrl(url);
    const port = target.port === "" ? 443 : Number(target.port);
    const deadline = AbortSignal.timeout(options.deadlineMs);
    const signal = request.signal === undefined ? deadline : AbortSignal.any([deadline, request.signal]);
    try {
      const lookingUp = options.guard.resolveDestination(target.hostname.replace(/^\[|\]$/g, ""), port);
      const { host, servername, lookup } = await unlessAborted(lookingUp, signal);
      const settings: RequestOptions = {
        ...{ host, port, lookup, signal, ca: authorities },
        ...(servername === undefined ? {} : { servername }),
        ...{ method: request.method, path: target.pathname + target.search },
        // A connection of its own: a pooled one would go to an address that was checked for somebody else.
        agent: false,
        headers: { ...request.headers, host: target.host },
      };
      return await exchange(settings, request.body, options.maxAnswerBytes);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw failed(target, deadline.aborted ? "it did not answer in time" : messageOf(error), error);
    }
  };
}

/** Looking up a name cannot be called off, only no longer be waited for. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => {
    reject(new Error("it was called off"));
  };
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

function httpsUrl(text: string): URL {
  const url = URL.parse(text);
  if (url?.protocol === "https:" && url.username === "" && url.password === "") return url;
  throw new DomainError("destination-refused", "forbidden", `"${printable(text)}" is no address with https://.`);
}

async function exchange(
  settings: RequestOptions,
  body: string | Uint8Array | undefined,
  maxBytes: number,
): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const outgoing = httpsRequest(settings, resolve).once("error", reject);
  outgoing.end(body);
  const answer = await promise;
  const content = await readAll(answer, maxBytes);
  const status = answer.statusCode ?? 0;
  const hasBody = ![204, 205, 304].includes(status);
  return new Response(hasBody ? content : null, { status, headers: headersOf(answer) });
}

async function readAll(answer: IncomingMessage, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  const source: AsyncIterable<Buffer> = answer;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > maxBytes) {
      answer.destroy();
      throw new DomainError("answer-too-long", "unavailable", `The server answered more than ${maxBytes} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headersOf(answer: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}

function failed(target: URL, reason: string, cause: unknown): DomainError {
  return new DomainError("request-failed", "unavailable", `${printable(target.host)} cannot be asked: ${reason}.`, {
    cause,
  });
}

function messageOf(error: unknown): string {
  return withoutAdvice(error instanceof Error ? error.message : String(error));
}
