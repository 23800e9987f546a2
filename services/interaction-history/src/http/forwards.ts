import { forwardMessage as forwardRoute } from "@mailroom/contracts/api/forward";
import { implement } from "@mailroom/http/implement";
import { principalIdOf } from "@mailroom/policy/principal-id";
import type { FastifyInstance } from "fastify";
import { forwardMessage, prepareForward } from "../operations/forward-message.ts";
import type { HttpParts } from "./parts.ts";

export function addForwardRoutes(
  server: FastifyInstance,
  { read, render, transactOnce, reply, clock }: HttpParts,
): void {
  implement(server, forwardRoute, async ({ principal, params: { messageId }, body, idempotencyKey, requestHash }) => {
    const request = { principal, messageId, body };
    const prepared = prepareForward(read, { render, clock }, request);
    // a repetition gets the first answer, also where nothing could be forwarded any more
    await Promise.allSettled([prepared]);
    const once = {
      principalId: principalIdOf(principal),
      operationId: forwardRoute.operationId,
      key: idempotencyKey,
      requestHash,
    };
    const answer = await transactOnce(once, async (work) => forwardMessage(work, reply, request, await prepared));
    return { status: 202, body: answer };
  });
}
