import type { Principal } from "@mailroom/contracts/principal";
import type { Logger } from "@mailroom/runtime/logger";
import type { TraceContext } from "@mailroom/runtime/trace-context";
import type { FastifyInstance, FastifyRequest } from "fastify";

/** What `makeServer` keeps for `implement`. */
export type ServerParts = {
  readonly logger: Logger;
  /** null = nobody is signed in. @throws DomainError (401) for a sign of identity that is wrong */
  readonly authenticate: (request: FastifyRequest) => Promise<Principal | null>;
  /** Waits, within its deadline, for the positions the caller has sent. */
  readonly awaitPositions: (request: FastifyRequest) => Promise<void>;
};

/** What belongs to one request, from its first header on. */
export type CallState = { readonly trace: TraceContext; readonly startedAtMs: number };

const partsName = "mailroomParts";
const stateName = "mailroomCall";

export function declareParts(server: FastifyInstance, parts: ServerParts): void {
  server.decorate(partsName, parts);
  server.decorateRequest(stateName);
}

export function partsOf(server: FastifyInstance): ServerParts {
  return server.getDecorator<ServerParts>(partsName);
}

export function setCallState(request: FastifyRequest, state: CallState): void {
  request.setDecorator(stateName, state);
}

export function callStateOf(request: FastifyRequest): CallState {
  return request.getDecorator<CallState>(stateName);
}
