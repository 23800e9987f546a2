/**
 * The routes of the other services, at the same paths. The gateway finds out who asks and whether they may at all, then
 * hands the call on with a signed principal; bodies stream through in both directions, unread. Nothing of the client's
 * credentials goes further. Each upstream has connections of its own, so that a slow one does not starve the others.
 */
import replyFrom from "@fastify/reply-from";
import type { RouteContract } from "@mailroom/contracts/define-route";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { requireMediaType } from "@mailroom/http/media-type";
import { positionHeader } from "@mailroom/http/positions";
import { principalHeader } from "@mailroom/http/principal-token";
import { apiPrefix, routerPath, takesHead } from "@mailroom/http/route-path";
import { callStateOf } from "@mailroom/http/server-parts";
import { correlationHeader } from "@mailroom/http/correlation";
import { assertCan } from "@mailroom/policy/can";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

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

// Verifying an account may use up two of its own timeouts before the first byte.
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
    for (const route of upstream.routes) addRoute(scope, route, parts);
  });
}

function addRoute(scope: FastifyInstance, route: RouteContract, parts: ForwardParts): void {
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
      if (principal !== null) tokens.set(request, await parts.signPrincipal(principal));
    },
    handler: (request, reply) => forward(route, { request, reply, token: tokens.get(request) ?? null }, parts),
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

type Call = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly token: string | null };

function forward(route: RouteContract, call: Call, parts: ForwardParts): FastifyReply {
  const { request, reply, token } = call;
  // Without a source it takes the path, and adds the query as it was written: only in a path does `../` mean anything.
  return reply.from(undefined, {
    // The library would wait and repeat where an upstream answers 503; whether to repeat is the caller's decision.
    retryDelay: () => null,
    rewriteRequestHeaders: () => requestHeaders(request, token, parts.positionsFor(request)),
    rewriteHeaders: (headers) =>
      Object.fromEntries(Object.entries(headers).filter(([name]) => !keptBack.has(name.toLowerCase()))),
    onError: (failed, { error }) => {
      parts.onFailure(route.service, error);
      void failed.send(unavailable(route.service, error));
    },
  });
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

function unavailable(service: ServiceName, cause: Error): DomainError {
  const isLate = "statusCode" in cause && cause.statusCode === 504;
  return isLate
    ? new DomainError("service-timeout", "unavailable", `The service ${service} did not answer in time.`, {
        status: 504,
        cause,
      })
    : new DomainError("service-unavailable", "unavailable", `The service ${service} cannot be reached right now.`, {
        retryAfterSeconds: 2,
        cause,
      });
}
