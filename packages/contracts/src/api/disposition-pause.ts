import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { Uuid } from "../identifier.ts";
import { Agent } from "./agent.ts";

const params = closed({ agentId: Uuid, interactionId: Uuid });
const service = "routing";
const tag = "Agents";

/** S92. */
export const beginDispositionPause = defineRoute({
  operationId: "beginDispositionPause",
  method: "PUT",
  path: "/agents/{agentId}/disposition-pauses/{interactionId}",
  service,
  action: "agents.set-own-state",
  tag,
  summary: "Pause an agent while they choose the disposition of an interaction",
  description:
    "Only where the account pauses during disposition, and only who is available. Ends by DELETE, by the interaction's closing, or three minutes after the last repetition of this call; with the last one that is open the agent is available again, unless they have set their state meanwhile.",
  params,
  responses: { 200: Agent },
});

export const endDispositionPause = defineRoute({
  operationId: "endDispositionPause",
  method: "DELETE",
  path: "/agents/{agentId}/disposition-pauses/{interactionId}",
  service,
  action: "agents.set-own-state",
  tag,
  summary: "The disposition is chosen, or given up",
  description: "Ending what is not open changes nothing.",
  params,
  responses: { 200: Agent },
});
