import Type from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Instant, Uuid } from "../identifier.ts";

export const Picked = closed({ interactionId: Uuid, agentId: Uuid, at: Instant });

export const pickInteraction = defineRoute({
  operationId: "pickInteraction",
  method: "POST",
  path: "/interactions/{interactionId}/pick",
  service: "routing",
  action: "interactions.pick",
  tag: "Interactions",
  summary: "Take an interaction that nobody has",
  description:
    "Whatever waits is accepted, what is offered to others is taken back. Of all who want it the first wins: 409 `interaction-held` with `holderId`. Capacity limits offers, not this. Picking twice is the same. A person picks for themselves, without a body; an API key says for whom.",
  params: closed({ interactionId: Uuid }),
  body: closed({ agentId: Type.Optional(Uuid) }),
  isBodyOptional: true,
  responses: { 200: Picked },
});
