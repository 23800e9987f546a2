import { pickInteraction as pickRoute } from "@mailroom/contracts/api/pick";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import type { makePickInteraction } from "../operations/pick-interaction.ts";

export function addPickRoute(server: FastifyInstance, pickInteraction: ReturnType<typeof makePickInteraction>): void {
  implement(server, pickRoute, async ({ principal, params: { interactionId }, body }) => {
    const { agentId, at } = await pickInteraction({ interactionId, principal, agentId: body.agentId ?? null });
    return { status: 200, body: { interactionId, agentId, at: at.toISOString() } };
  });
}
