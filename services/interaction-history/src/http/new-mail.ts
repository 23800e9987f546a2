import { createInteraction as createRoute } from "@mailroom/contracts/api/new-mail";
import { implement } from "@mailroom/http/implement";
import { principalIdOf } from "@mailroom/policy/principal-id";
import type { FastifyInstance } from "fastify";
import { createInteraction } from "../operations/create-interaction.ts";
import type { HttpParts } from "./parts.ts";
import { sentDraftOf } from "./sent-draft.ts";

export function addNewMailRoute(server: FastifyInstance, { transactOnce, reply }: HttpParts): void {
  implement(server, createRoute, async ({ principal, body, headers, idempotencyKey, requestHash }) => {
    const once = {
      principalId: principalIdOf(principal),
      operationId: createRoute.operationId,
      key: idempotencyKey,
      requestHash,
    };
    const request = { principal, body, isDraftVersion: sentDraftOf(headers) };
    const answer = await transactOnce(once, (work) => createInteraction(work, reply, request));
    return { status: 202, body: answer };
  });
}
