/**
 * Who sends a request: an API key in `Authorization`, else the session in the cookie. A write that a browser sends with
 * the cookie must come from our own page.
 */
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import type { FastifyRequest } from "fastify";
import { apiKeyMark } from "../domain/api-key.ts";
import { isCrossSiteWrite } from "../domain/cross-site.ts";
import type { Credential, Identity } from "../operations/authenticate.ts";
import { readSessionCookie } from "./session-cookie.ts";

export type Authentication = {
  /** null = nobody is signed in. @throws DomainError `not-signed-in` (401), `cross-site-request` (403) */
  readonly authenticate: (request: FastifyRequest) => Promise<Principal | null>;
  /** What `authenticate` has found out about this request. */
  readonly identityOf: (request: FastifyRequest) => Identity | null;
};

export function makeAuthentication(authenticate: (credential: Credential) => Promise<Identity | null>): Authentication {
  const identities = new WeakMap<FastifyRequest, Identity>();
  return {
    async authenticate(request) {
      const credential = credentialOf(request);
      const identity = credential === null ? null : await authenticate(credential);
      if (identity === null) return null;
      if (identity.kind === "session") refuseCrossSite(request);
      identities.set(request, identity);
      return identity.principal;
    },
    identityOf: (request) => identities.get(request) ?? null,
  };
}

/** @throws DomainError `cross-site-request` (forbidden) */
export function refuseCrossSite(request: FastifyRequest): void {
  const isCrossSite = isCrossSiteWrite({
    method: request.method,
    secFetchSite: singleHeader(request, "sec-fetch-site"),
    origin: singleHeader(request, "origin"),
    ownOrigin: `${request.protocol}://${request.host}`,
  });
  if (!isCrossSite) return;
  throw new DomainError("cross-site-request", "forbidden", "This call came from another site and was not carried out.");
}

function credentialOf(request: FastifyRequest): Credential | null {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (key?.startsWith(apiKeyMark) === true) return { kind: "api-key", key, source: request.ip };
    const message = `Authorization must be "Bearer ${apiKeyMark}…", an API key.`;
    throw new DomainError("not-signed-in", "forbidden", message, { status: 401 });
  }
  const token = readSessionCookie(request);
  return token === null ? null : { kind: "session", token };
}

function singleHeader(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" ? value : null;
}
