import type { RouteContract } from "@mailroom/contracts/define-route";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import type { ServiceName } from "@mailroom/contracts/service-name";
import type { Logger } from "@mailroom/runtime/logger";
import type { Metrics } from "@mailroom/runtime/metrics";
import type { Position } from "@mailroom/runtime/trace-context";
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import { defaultBodyLimit } from "./body-size.ts";
import { answerClientError } from "./client-error.ts";
import { correlationHeader } from "./correlation.ts";
import { refusalOf } from "./framework-errors.ts";
import { addHealth } from "./health.ts";
import { addBodyParsers } from "./json-body.ts";
import { buildOpenApi } from "./openapi.ts";
import { makePositionWaiter } from "./position-waiter.ts";
import { formatPositions, positionHeader } from "./positions.ts";
import { makePrincipalReader, principalHeader } from "./principal-token.ts";
import { problemOf } from "./problem.ts";
import { addRequestMetrics } from "./request-metrics.ts";
import { apiPrefix, makeMethodFinder } from "./route-path.ts";
import { callStateOf, declareParts } from "./server-parts.ts";

export type ServerOptions = {
  readonly service: ServiceName;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The internal key: verifies the principal that the gateway has signed, and binds cursors to their lists. */
  readonly principalKey: string;
  /** Instead of the gateway's token: how the gateway itself finds out who asks. null = nobody is signed in. */
  readonly authenticate?: (request: FastifyRequest) => Promise<Principal | null>;
  /** Waits until the service has taken in a position, at most `deadlineMs`; false = not yet. */
  readonly positionReader?: (position: Position, deadlineMs: number) => Promise<boolean>;
  /** Dependency → whether it is well. */
  readonly readiness: () => Promise<Record<string, boolean>>;
  /** For /openapi.json and 405; each is put behind its path with `implement`. */
  readonly routes: readonly RouteContract[];
  /** Largest JSON body in bytes; default 1 MiB. */
  readonly bodyLimit?: number;
  /** Whose X-Forwarded-For is believed: addresses or CIDRs. */
  readonly trustedProxies?: readonly string[];
  /** Answers a GET or HEAD outside the API that no route matches (the UI's deep links); null = 404. */
  readonly fallback?: (request: FastifyRequest, reply: FastifyReply) => FastifyReply | null;
};

/** Receiving a whole request may take this long: a slow line with an attachment, not a slow attack. */
const requestTimeoutMs = 120_000;
/** Longer than the 60 s that proxies in front keep idle connections. */
const keepAliveTimeoutMs = 65_000;

/**
 * A Fastify server with Mailroom's manners: problem+json for every error, correlation ids, positions, health, metrics,
 * OpenAPI and security headers. Routes are added with `implement`; the caller listens and closes.
 */
export function makeServer(options: ServerOptions): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = options.logger;
  const server = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.bodyLimit ?? defaultBodyLimit,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => {
      void sendError(error, { request, reply, logger: options.logger });
    },
  });
  declareParts(server, {
    logger: options.logger,
    internalKey: options.principalKey,
    authenticate: options.authenticate ?? makeTokenReader(options.principalKey),
    awaitPositions: makePositionWaiter(options),
  });
  addBodyParsers(server);
  addCallHooks(server);
  addRequestMetrics(server, options.metrics);
  server.setErrorHandler((error, request, reply) => sendError(error, { request, reply, logger: options.logger }));
  server.setNotFoundHandler(makeNotFound(options));
  addHealth(server, options);
  const openApi = JSON.stringify(buildOpenApi(options.routes, { title: `Mailroom ${options.service}` }));
  server.get("/openapi.json", async (_request, reply) => reply.type("application/json").send(openApi));
  return server;
}

function makeTokenReader(principalKey: string): (request: FastifyRequest) => Promise<Principal | null> {
  const readPrincipal = makePrincipalReader(principalKey);
  return async (request) => {
    const token = request.headers[principalHeader];
    return typeof token === "string" ? readPrincipal(token) : null;
  };
}

function addCallHooks(server: FastifyInstance): void {
  server.addHook("onRequest", (request, reply, done) => {
    const { correlationId } = callStateOf(request).trace;
    reply.header(correlationHeader, correlationId).header("x-content-type-options", "nosniff");
    if (request.url.startsWith(apiPrefix)) {
      // Answers are private data and never pages: should a browser show one, nothing in it may load or run.
      reply.header("cache-control", "no-store").header("content-security-policy", apiContentPolicy);
      reply.header("referrer-policy", "no-referrer");
    }
    done();
  });
  server.addHook("onSend", (request, reply, payload, done) => {
    const { positions } = callStateOf(request).trace;
    if (positions.length > 0) reply.header(positionHeader, formatPositions(positions));
    done(null, payload);
  });
}

const apiContentPolicy = "default-src 'none'; frame-ancestors 'none'";

function makeNotFound(options: ServerOptions): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  const methodsFor = makeMethodFinder(options.routes);
  return (request, reply) => {
    const path = request.url.split("?")[0] ?? "";
    const isApi = path === "/api" || path.startsWith("/api/");
    const isRead = request.method === "GET" || request.method === "HEAD";
    const page = !isApi && isRead ? (options.fallback?.(request, reply) ?? null) : null;
    if (page !== null) return page;
    const methods = methodsFor(path);
    if (methods.length === 0) {
      throw new DomainError("not-found", "not-found", "There is nothing at this address.");
    }
    reply.header("allow", methods.join(", "));
    const detail = `This address takes ${methods.join(", ")}, not ${request.method}.`;
    throw new DomainError("method-not-allowed", "invalid", detail, { status: 405 });
  };
}

function sendError(
  error: unknown,
  parts: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly logger: Logger },
): FastifyReply {
  const { request, reply, logger } = parts;
  const { correlationId } = callStateOf(request).trace;
  const known = refusalOf(error, request.routeOptions.bodyLimit);
  const answer = problemOf(known ?? error, correlationId);
  const fields = { err: error, correlationId, method: request.method, route: request.routeOptions.url };
  if (known === null) logger.error(fields, "request failed");
  else if (answer.status >= 500) logger.warn(fields, "request could not be served now");
  return reply
    .code(answer.status)
    .headers({ ...answer.headers, [correlationHeader]: correlationId })
    .type("application/problem+json")
    .send(JSON.stringify(answer.body));
}
