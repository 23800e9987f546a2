import { positionHeader } from "@mailroom/http/positions";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type RememberedPosition, recentPositions, rememberPositions } from "../domain/write-positions.ts";
import type { Identity } from "../operations/authenticate.ts";

/** Sessions whose writes are remembered at a time; the oldest are forgotten, which costs a client one repeated read. */
const maxSessions = 10_000;

/** What sessions have written of late, in this process: a browser that lands on another gateway reads without it. */
export type SessionPositions = {
  /** The header for a read of this request, or null. What the client brings itself comes first. */
  readonly headerFor: (request: FastifyRequest) => string | null;
};

/** Remembers, for people only, the positions that answers carry: programs keep them themselves. */
export function addSessionPositions(
  server: FastifyInstance,
  identityOf: (request: FastifyRequest) => Identity | null,
): SessionPositions {
  const bySession = new Map<string, RememberedPosition[]>();
  server.addHook("onSend", (request, reply, payload, done) => {
    const header = reply.getHeader(positionHeader);
    const identity = identityOf(request);
    if (typeof header === "string" && identity?.kind === "session") remember(bySession, identity.sessionId, header);
    done(null, payload);
  });
  return {
    headerFor(request) {
      const given = request.headers[positionHeader];
      const identity = identityOf(request);
      const known = identity?.kind === "session" ? (bySession.get(identity.sessionId) ?? []) : [];
      const recent = recentPositions(known, performance.now()).map((position) => position.text);
      const all = [...(typeof given === "string" ? [given] : []), ...recent];
      return all.length === 0 ? null : all.join(", ");
    },
  };
}

function remember(bySession: Map<string, RememberedPosition[]>, sessionId: string, header: string): void {
  const added = header.split(",").map((text) => text.trim());
  const positions = rememberPositions(bySession.get(sessionId) ?? [], added, performance.now());
  bySession.delete(sessionId);
  bySession.set(sessionId, positions);
  if (bySession.size <= maxSessions) return;
  for (const oldest of bySession.keys()) {
    bySession.delete(oldest);
    return;
  }
}
