/**
 * The routes of the other services, at the same paths. The gateway finds out who asks and whether they may at all, then
 * hands the call on with a signed principal; bodies stream through in both directions, unread. Nothing of the client's
 * credentials goes further. Each upstream has connections of its own, so that a slow one does not starve the others.
 */
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import replyFrom from "@fastify/reply-from";
import type { RouteContract } from "@mailroom/contracts/define-route";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { requireBodySize } from "@mailroom/http/body-size";
import { signalOf } from "@mailroom/http/caller-signal";
import { requireMediaType } from "@mailroom/http/media-type";
import { positionHeader } from "@mailroom/http/positions";
import { principalHeader } from "@mailroom/http/principal-token";
import { apiPrefix, routerPath, takesHead } from "@mailroom/http/route-path";
import { callStateOf } from "@mailroom/http/server-parts";
import { correlationHeader } from "@mailroom/http/correlation";
import { assertCan } from "@mailroom/policy/can";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { askWhileAwaited } from "./ask-while-awaited.ts";

export type Upstream = {
  readonly service: ServiceName;
  readonly url: string;
  readonly routes: readonly RouteContract[];
};

export type ForwardParts = {
  /** The token by which the services know who asks. */
  readonly signPrincipal: (principal: Principal) => Promise<string>;
  readonly authenticate: (request: FastifyRequest) => Promise<Principal | null>;
  readonly positionsFor: (request: FastifyRequest) => string | null;
  readonly onFailure: (service: ServiceName, error: Error) => void;
  /** How long a service may take to answer a read in JSON. */
  readonly readTimeoutMs: number;
};

/** Whatever else a client sends stays here: cookies and credentials above all, and what only the gateway may claim. */
const passedOn = [
  "accept",
  "accept-language",
  "content-type",
  "content-length",
  "if-match",
  "if-none-match",
  "idempotency-key",
  "last-event-id",
  "mailroom-draft",
  "range",
  "user-agent",
] as const;

/** Of one connection, not of the answer (RFC 9110 §7.6.1), or said by the gateway itself. */
const keptBack = new Set(["connection", "keep-alive", "transfer-encoding", "date", "set-cookie", correlationHeader]);

// Verifying an account may use up two of its own timeouts before the first byte. Reads have a shorter one: see isRead.
const headersTimeoutMs = 60_000;
const bodyTimeoutMs = 60_000;
const connectTimeoutMs = 2_000;
const connections = 128;
/** Ids and small numbers: nothing that could mean something else in a path. */
const plainSegment = /^[A-Za-z0-9_-]{1,80}$/;

/** Adds the routes of one upstream, in a scope of their own. */
export function addUpstream(server: FastifyInstance, upstream: Upstream, parts: ForwardParts): void {
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, payload, done) => {
      done(null, payload);
    });
    await scope.register(replyFrom, {
      base: upstream.url,
      disableCache: true,
      disableRequestLogging: true,
      destroyAgent: true,
      undici: {
        connections,
        headersTimeout: headersTimeoutMs,
        bodyTimeout: bodyTimeoutMs,
        connect: { timeout: connectTimeoutMs },
      },
    });
    for (const route of upstream.routes) addRoute(scope, route, { ...parts, url: upstream.url });
  });
}

type RouteParts = ForwardParts & { readonly url: string };

function addRoute(scope: FastifyInstance, route: RouteContract, parts: RouteParts): void {
  const tokens = new WeakMap<FastifyRequest, string>();
  const method = route.method;
  scope.route({
    method,
    url: apiPrefix + routerPath(route.path),
    exposeHeadRoute: takesHead(route),
    onRequest: async (request) => {
      const principal = await admit(route, request, parts);
      requirePlainPath(request);
      requireMediaType(route, request);
      requireBodySize(route, request);
      if (principal !== null) tokens.set(request, await parts.signPrincipal(principal));
    },
    handler: (request, reply) => {
      const call = { request, reply, token: tokens.get(request) ?? null };
      return route.endsWithCaller === true ? forwardWhileAwaited(route, call, parts) : forward(route, call, parts);
    },
  });
}

async function admit(route: RouteContract, request: FastifyRequest, parts: ForwardParts): Promise<Principal | null> {
  if (route.action === "public") return null;
  const principal = await parts.authenticate(request);
  if (principal === null) {
    throw new DomainError("not-signed-in", "forbidden", "Sign in, or send an API key as a bearer token.", {
      status: 401,
    });
  }
  if (route.action !== "self") assertCan(principal, route.action, { kind: "collection" });
  return principal;
}

/** `%2e%2e` is a parameter to our router and a way up to the next one. */
function requirePlainPath(request: FastifyRequest): void {
  const { params } = request;
  const values = typeof params === "object" && params !== null ? Object.values(params) : [];
  if (values.every((value) => typeof value === "string" && plainSegment.test(value))) return;
  throw new DomainError("not-found", "not-found", "There is nothing at this address.");
}

/**
 * A service that hangs keeps whoever looks at a page waiting for nothing: what only reads, and has all of its answer at
 * once, is given up early. What changes something, comes in or goes out as a stream has its time.
 */
function isRead(route: RouteContract): boolean {
  return route.method === "GET" && route.produces === undefined;
}

type Call = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly token: string | null };

function forward(route: RouteContract, call: Call, parts: ForwardParts): FastifyReply {
  const { request, reply, token } = call;
  const { readTimeoutMs } = parts;
  // Without a source it takes the path, and adds the query as it was written: only in a path does `../` mean anything.
  return reply.from(undefined, {
    // The library would wait and repeat where an upstream answers 503; whether to repeat is the caller's decision.
    retryDelay: () => null,
    ...(isRead(route) ? { timeout: readTimeoutMs } : {}),
    rewriteRequestHeaders: () => requestHeaders(request, token, parts.positionsFor(request)),
    rewriteHeaders: handedBack,
    onError: (failed, { error }) => {
      parts.onFailure(route.service, error);
      void failed.send(unavailable(route, error, readTimeoutMs));
    },
  });
}

async function forwardWhileAwaited(route: RouteContract, call: Call, parts: RouteParts): Promise<FastifyReply> {
  const { reply } = call;
  const answer = await answerWhileAwaited(route, call, parts);
  if (answer === null) return reply.hijack();
  return reply
    .code(answer.statusCode ?? 502)
    .headers(handedBack(answer.headers))
    .send(answer);
}

/** Null when the caller has gone away. */
async function answerWhileAwaited(
  route: RouteContract,
  { request, reply, token }: Call,
  parts: RouteParts,
): Promise<IncomingMessage | null> {
  const caller = signalOf(reply);
  const deadline = AbortSignal.timeout(headersTimeoutMs);
  try {
    return await askWhileAwaited({
      url: parts.url + request.url,
      method: route.method,
      headers: requestHeaders(request, token, parts.positionsFor(request)),
      body: request.body,
      signal: AbortSignal.any([caller, deadline]),
    });
  } catch (error) {
    if (caller.aborted) return null;
    const failure = error instanceof Error ? error : new Error(String(error));
    parts.onFailure(route.service, failure);
    throw deadline.aborted ? late(route, failure, parts.readTimeoutMs) : unreachable(route, failure);
  }
}

function handedBack(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !keptBack.has(name.toLowerCase())));
}

function requestHeaders(
  request: FastifyRequest,
  token: string | null,
  positions: string | null,
): Record<string, string> {
  const headers: Record<string, string> = { [correlationHeader]: callStateOf(request).trace.correlationId };
  for (const name of passedOn) {
    const value = request.headers[name];
    if (typeof value === "string") headers[name] = value;
  }
  if (token !== null) headers[principalHeader] = token;
  if (positions !== null) headers[positionHeader] = positions;
  return headers;
}

function unavailable(route: RouteContract, cause: Error, readTimeoutMs: number): DomainError {
  const isLate = "statusCode" in cause && cause.statusCode === 504;
  return isLate ? late(route, cause, readTimeoutMs) : unreachable(route, cause);
}

function late(route: RouteContract, cause: Error, readTimeoutMs: number): DomainError {
  return new DomainError("service-timeout", "unavailable", lateText(route, readTimeoutMs), { status: 504, cause });
}

function unreachable({ service }: RouteContract, cause: Error): DomainError {
  return new DomainError("service-unavailable", "unavailable", `The service ${service} cannot be reached right now.`, {
    ...{ retryAfterSeconds: 2, cause },
  });
}

function lateText(route: RouteContract, readTimeoutMs: number): string {
  const { service } = route;
  const seconds = (isRead(route) ? readTimeoutMs : headersTimeoutMs) / 1000;
  const what =
    route.method === "GET" ? "Try again." : "It may still carry out what was asked: look before you ask for it again.";
  return `The service ${service} did not answer within ${seconds} s. ${what} Where this goes on, an administrator should look whether ${service} hangs.`;
}
