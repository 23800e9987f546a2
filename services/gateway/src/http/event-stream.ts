import { streamEvents } from "@mailroom/contracts/api/session";
import { implement } from "@mailroom/http/implement";
import { principalIdOf } from "@mailroom/policy/principal-id";
import type { Principal } from "@mailroom/contracts/principal";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { StreamClient } from "../operations/event-hub.ts";
import { FrameStream } from "./frame-stream.ts";

export type EventStreamRoutes = {
  readonly attach: (client: StreamClient, lastEventId: string | null) => () => void;
  /** Asks anew who sends this request. */
  readonly authenticate: (request: FastifyRequest) => Promise<Principal | null>;
  /** After a person connected: presence may be told at once. */
  readonly onConnected: () => void;
};

export function addEventStreamRoute(server: FastifyInstance, routes: EventStreamRoutes): void {
  implement(server, streamEvents, ({ principal, query, raw, signal }) => {
    const lines = new FrameStream();
    const header = raw.headers["last-event-id"];
    const detach = routes.attach(
      {
        principal,
        send: (frame) => lines.sendFrame(frame),
        room: () => lines.room(),
        end: () => {
          lines.finish();
        },
        isStillValid: async () => isSame(principal, await currentPrincipal(routes, raw)),
      },
      query.lastEventId ?? (typeof header === "string" ? header : null),
    );
    lines.once("close", detach);
    signal.addEventListener("abort", () => lines.destroy(), { once: true });
    if (signal.aborted) lines.destroy();
    routes.onConnected();
    return Promise.resolve({
      status: 200,
      // Proxies that gather answers would hold the events back.
      headers: { "content-type": "text/event-stream; charset=utf-8", "x-accel-buffering": "no" },
      stream: lines,
    });
  });
}

async function currentPrincipal(routes: EventStreamRoutes, request: FastifyRequest): Promise<Principal | null> {
  try {
    return await routes.authenticate(request);
  } catch (error) {
    // A refusal is an answer; that it cannot be asked now is none.
    if (error instanceof Error && "status" in error && error.status === 401) return null;
    throw error;
  }
}

/** The same person or key with the same rights. */
function isSame(before: Principal, now: Principal | null): boolean {
  if (now === null || principalIdOf(before) !== principalIdOf(now)) return false;
  return JSON.stringify(before) === JSON.stringify(now);
}
