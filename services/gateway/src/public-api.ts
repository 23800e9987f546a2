/** The HTTP side, put together: the gateway's own routes, those of the other services, the documents and the UI. */
import { routeContracts, routesOf } from "@mailroom/contracts/catalogue";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { makeCursor } from "@mailroom/http/cursor";
import { makeServer, type ServerOptions } from "@mailroom/http/make-server";
import { makePrincipalSigner } from "@mailroom/http/principal-token";
import type { ServiceParts } from "@mailroom/runtime/run-service";
import { uuidv7 } from "@mailroom/runtime/uuid";
import type { FastifyInstance } from "fastify";
import type { Kysely } from "kysely";
import { auditDigest } from "./crypto/audit-digest.ts";
import { tokens } from "./crypto/tokens.ts";
import type { SessionTerms } from "./domain/session.ts";
import type { GatewayMetrics } from "./gateway-metrics.ts";
import { addApiKeyRoutes } from "./http/api-keys.ts";
import { addAuditRoutes } from "./http/audit-entries.ts";
import { type Authentication, makeAuthentication } from "./http/authentication.ts";
import { addDocs } from "./http/docs.ts";
import { addEventStreamRoute } from "./http/event-stream.ts";
import { addUpstream } from "./http/forward.ts";
import { isCidr, isInCidrs } from "./http/network-address.ts";
import { addSessionPositions } from "./http/session-positions.ts";
import { addSessionRoutes } from "./http/sessions.ts";
import { addUserRoutes } from "./http/users.ts";
import { addWebFiles, makePage } from "./http/web.ts";
import { authenticate } from "./operations/authenticate.ts";
import { createApiKey, deleteApiKey } from "./operations/create-api-key.ts";
import { createSession } from "./operations/create-session.ts";
import { createUser } from "./operations/create-user.ts";
import { deleteSession } from "./operations/delete-session.ts";
import type { EventHub } from "./operations/event-hub.ts";
import type { Passwords, WithTransaction } from "./operations/ports.ts";
import { deleteUser, getUser, updateUser } from "./operations/update-user.ts";
import { verifyAuditEntries } from "./operations/verify-audit-entries.ts";
import { makeApiKeyStore } from "./store/api-key-store.ts";
import { makeAuditReader } from "./store/audit-store.ts";
import { orUnavailable } from "./store/availability.ts";
import type { GatewayTables } from "./store/schema.ts";
import { makeSessionStore } from "./store/session-store.ts";
import { makeUserStore } from "./store/user-store.ts";

export type PublicApiSettings = {
  readonly internalKey: string;
  readonly terms: SessionTerms;
  readonly secureCookie: "always" | "over-https";
  readonly trustedProxies: readonly string[];
  readonly webRoot: string;
  /** How long a service may take to answer a read. */
  readonly readTimeoutMs: number;
  readonly upstreams: Readonly<Record<Exclude<ServiceName, "gateway">, string>>;
};

export type PublicApiParts = Pick<ServiceParts, "logger" | "metrics" | "clock"> & {
  readonly database: Kysely<GatewayTables>;
  readonly withTransaction: WithTransaction;
  readonly passwords: Passwords;
  readonly hub: EventHub;
  readonly gatewayMetrics: GatewayMetrics;
  /** After a live stream was opened. */
  readonly onStreamOpened: () => void;
  readonly readiness: ServerOptions["readiness"];
};

/** The caller listens and closes. */
export function makePublicApi(settings: PublicApiSettings, parts: PublicApiParts): FastifyInstance {
  const authentication = authenticationOf(settings, parts);
  const server = makeServer({
    service: "gateway",
    logger: parts.logger,
    metrics: parts.metrics,
    principalKey: settings.internalKey,
    authenticate: authentication.authenticate,
    readiness: parts.readiness,
    routes: routeContracts,
    // an empty list would still turn the trust on, for nobody
    ...(settings.trustedProxies.length === 0 ? {} : { trustedProxies: settings.trustedProxies }),
    fallback: makePage(settings.webRoot),
  });
  addOwnRoutes(server, authentication, { settings, parts });
  addForwarding(server, authentication, { settings, parts });
  addDocs(server, routeContracts);
  addWebFiles(server, settings.webRoot);
  return server;
}

type Both = { readonly settings: PublicApiSettings; readonly parts: PublicApiParts };

function authenticationOf({ terms }: PublicApiSettings, { database, clock }: PublicApiParts): Authentication {
  const ports = {
    sessions: makeSessionStore(database),
    users: makeUserStore(database),
    apiKeys: makeApiKeyStore(database),
    ...{ tokens, clock, terms, isInCidrs },
  };
  return makeAuthentication((credential) => orUnavailable(() => authenticate(ports, credential)));
}

function addOwnRoutes(server: FastifyInstance, authentication: Authentication, { settings, parts }: Both): void {
  const { database, clock, passwords, withTransaction, gatewayMetrics, hub } = parts;
  const cursor = makeCursor(settings.internalKey);
  const users = makeUserStore(database);
  const apiKeys = makeApiKeyStore(database);
  const sessions = makeSessionStore(database);
  const ports = { withTransaction, passwords, tokens, clock, makeId: uuidv7, terms: settings.terms, isCidr };
  addSessionRoutes(server, {
    createSession: (signIn) => createSession(ports, signIn),
    deleteSession: (sessionId) => deleteSession({ sessions }, sessionId),
    updateUser: (update) => updateUser(ports, update),
    identityOf: authentication.identityOf,
    secure: settings.secureCookie,
    now: () => clock.now(),
    onSignIn: (outcome) => {
      gatewayMetrics.signIns.inc({ outcome });
    },
  });
  addUserRoutes(server, {
    listUsers: (page) => users.list(page),
    createUser: (draft) => createUser(ports, draft),
    getUser: (userId) => getUser({ users }, userId),
    updateUser: (update) => updateUser(ports, update),
    deleteUser: (userId) => deleteUser(ports, userId),
    cursor,
  });
  addApiKeyRoutes(server, {
    listApiKeys: (page) => apiKeys.list(page),
    createApiKey: (draft) => createApiKey(ports, draft),
    deleteApiKey: (apiKeyId) => deleteApiKey(ports, apiKeyId),
    cursor,
  });
  const audit = makeAuditReader(database);
  addAuditRoutes(server, {
    listAuditEntries: (page) => orUnavailable(() => audit.list(page)),
    verifyAuditEntries: (from) => orUnavailable(() => verifyAuditEntries({ audit, digest: auditDigest }, from)),
    cursor,
  });
  addEventStreamRoute(server, {
    attach: (client, lastEventId) => hub.attach(client, lastEventId),
    authenticate: authentication.authenticate,
    onConnected: parts.onStreamOpened,
  });
}

function addForwarding(server: FastifyInstance, authentication: Authentication, { settings, parts }: Both): void {
  const positions = addSessionPositions(server, authentication.identityOf);
  const { upstreams, readTimeoutMs } = settings;
  const forwardParts = {
    readTimeoutMs,
    signPrincipal: makePrincipalSigner(settings.internalKey),
    authenticate: authentication.authenticate,
    positionsFor: positions.headerFor,
    onFailure: (service: ServiceName) => {
      parts.gatewayMetrics.upstreamFailures.inc({ service });
    },
  };
  for (const service of ["account-config", "imap-ingest", "interaction-history", "routing", "smtp-send"] as const) {
    addUpstream(server, { service, url: upstreams[service], routes: routesOf(service) }, forwardParts);
  }
}
