import Type, { type Static } from "typebox";
import { closed } from "../closed.ts";
import { defineRoute } from "../define-route.ts";
import { agentStates } from "../events/agent.ts";
import { Instant, Uuid } from "../identifier.ts";
import { mergePatch } from "../merge-patch.ts";
import { nullable } from "../nullable.ts";
import { listQuery, pageOf } from "../paging.ts";

export const Agent = closed({
  id: Uuid,
  version: Type.Integer(),
  name: Type.String(),
  alias: nullable(Type.String({ description: "What customers read instead of the name" })),
  role: Type.Enum(["admin", "agent"]),
  state: Type.Enum([...agentStates]),
  busy: Type.Boolean({ description: "Load has reached capacity" }),
  pauseReason: nullable(Type.String()),
  since: Instant,
  load: Type.Integer(),
  capacity: Type.Integer(),
});
export type Agent = Static<typeof Agent>;

const agentParams = closed({ agentId: Uuid });
const service = "routing";
const tag = "Agents";

export const listAgents = defineRoute({
  operationId: "listAgents",
  method: "GET",
  path: "/agents",
  service,
  action: "agents.read",
  tag,
  summary: "List agents with state and load, by name",
  query: listQuery({ search: Type.Optional(Type.String({ maxLength: 200 })) }),
  responses: { 200: pageOf(Agent) },
});
export const getAgent = defineRoute({
  operationId: "getAgent",
  method: "GET",
  path: "/agents/{agentId}",
  service,
  action: "agents.read",
  tag,
  summary: "Get an agent",
  params: agentParams,
  responses: { 200: Agent },
});
export const updateAgent = defineRoute({
  operationId: "updateAgent",
  method: "PATCH",
  path: "/agents/{agentId}",
  service,
  action: "agents.write",
  tag,
  summary: "Change an agent's capacity",
  params: agentParams,
  ...mergePatch,
  body: closed({ capacity: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })) }),
  responses: { 200: Agent },
});
export const setAgentState = defineRoute({
  operationId: "setAgentState",
  method: "PUT",
  path: "/agents/{agentId}/state",
  service,
  action: "agents.set-own-state",
  tag,
  summary: "Become available, pause, or log out of routing",
  description: "Agents set their own state; administrators and API keys anybody's.",
  params: agentParams,
  body: closed({
    state: Type.Enum([...agentStates]),
    pauseReason: Type.Optional(nullable(Type.String({ maxLength: 100 }))),
  }),
  responses: { 200: Agent },
});
