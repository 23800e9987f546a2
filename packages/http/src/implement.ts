import type { HttpMethod, RouteContract } from "@mailroom/contracts/define-route";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { principalReference } from "@mailroom/policy/principal-reference";
import { runWithTrace, type TraceContext } from "@mailroom/runtime/trace-context";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Answer, Call, PrincipalOf } from "./call.ts";
import { isList, makeCursorBinding } from "./cursor-binding.ts";
import { requireMediaType } from "./media-type.ts";
import { makeCallReader } from "./read-call.ts";
import { apiPrefix, routerPath, takesHead } from "./route-path.ts";
import { makeAnswerSender } from "./send-answer.ts";
import { callStateOf, partsOf, type ServerParts } from "./server-parts.ts";

/**
 * Puts a handler behind a route of the contract. Before it runs: who asks (401), whether they may do such a thing to
 * anything at all (403; what they may do to *this* thing the handler asks with `assertCan`), media type (415), size
 * (413), form (400) and content (404 for the path, 422) of the call, and the positions it waits for.
 */
export function implement<R extends RouteContract, const A extends Answer<R>>(
  server: FastifyInstance,
  route: R,
  // `const A`: with Promise<Answer<R>> the compiler would widen the status in an async handler to number.
  handler: (call: Call<R>) => Promise<A>,
): void {
  const parts = partsOf(server);
  const readCall = makeCallReader(route);
  const sendAnswer = makeAnswerSender(route, parts.logger);
  const cursors = isList(route) ? makeCursorBinding(route, parts.internalKey) : null;
  const principals = new WeakMap<FastifyRequest, Principal | null>();
  const method: HttpMethod = route.method;
  server.route({
    method,
    url: apiPrefix + routerPath(route.path),
    exposeHeadRoute: takesHead(route),
    ...(route.maxBodyBytes === undefined ? {} : { bodyLimit: route.maxBodyBytes }),
    // Before the body is read: strangers may not make us read megabytes.
    onRequest: async (request) => {
      principals.set(request, await admit(route, request, parts));
      requireMediaType(route, request);
    },
    handler: async (request, reply) => {
      const principal = principals.get(request) ?? null;
      if (!isPrincipalFor(route, principal)) throw notSignedIn();
      const read = readCall(request, reply, principal);
      const call = cursors === null ? read : cursors.open(read);
      const answer = await runWithTrace(traceOf(request, principal), async () => {
        await parts.awaitPositions(request);
        return handler(call);
      });
      return sendAnswer(cursors === null ? answer : cursors.close(answer, call), reply);
    },
  });
}

/** Whatever the call changes, it is known who has called. */
function traceOf(request: FastifyRequest, principal: Principal | null): TraceContext {
  const { trace } = callStateOf(request);
  return principal === null ? trace : { ...trace, actor: principalReference(principal) };
}

/** @throws DomainError `not-signed-in` (401) or `not-allowed` (403) */
async function admit(route: RouteContract, request: FastifyRequest, parts: ServerParts): Promise<Principal | null> {
  if (route.action === "public") return null;
  const principal = await parts.authenticate(request);
  if (principal === null) throw notSignedIn();
  if (route.action !== "self") assertCan(principal, route.action, { kind: "collection" });
  return principal;
}

function isPrincipalFor<R extends RouteContract>(route: R, principal: Principal | null): principal is PrincipalOf<R> {
  return route.action === "public" || principal !== null;
}

function notSignedIn(): DomainError {
  return new DomainError("not-signed-in", "forbidden", "Sign in, or send an API key as a bearer token.", {
    status: 401,
  });
}
