import type { Principal } from "@mailroom/contracts/principal";
import type { Logger } from "@mailroom/runtime/logger";
import type { TraceContext } from "@mailroom/runtime/trace-context";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { correlationHeader, correlationIdOf } from "./correlation.ts";

/** What `makeServer` keeps for `implement`. */
export type ServerParts = {
  readonly logger: Logger;
  /** Keys for single purposes are derived from it. */
  readonly internalKey: string;
  /** null = nobody is signed in. @throws DomainError (401) for a sign of identity that is wrong */
  readonly authenticate: (request: FastifyRequest) => Promise<Principal | null>;
  /** Waits, within its deadline, for the positions the caller has sent. */
  readonly awaitPositions: (request: FastifyRequest) => Promise<void>;
};

/** What belongs to one request, from its first header on. */
export type CallState = { readonly trace: TraceContext; readonly startedAtMs: number };

const partsName = "mailroomParts";
/** Weak: a request's state goes with the request. Made on demand, as no hook runs for a URL that is none. */
const states = new WeakMap<FastifyRequest, CallState>();

export function declareParts(server: FastifyInstance, parts: ServerParts): void {
  server.decorate(partsName, parts);
}

export function partsOf(server: FastifyInstance): ServerParts {
  return server.getDecorator<ServerParts>(partsName);
}

export function callStateOf(request: FastifyRequest): CallState {
  const known = states.get(request);
  if (known !== undefined) return known;
  const correlationId = correlationIdOf(request.headers[correlationHeader]);
  const state = { trace: { correlationId, positions: [] }, startedAtMs: performance.now() };
  states.set(request, state);
  return state;
}
