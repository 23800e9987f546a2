import { type Agent, getAgent, listAgents, setAgentState, updateAgent } from "@mailroom/contracts/api/agent";
import type { Principal } from "@mailroom/contracts/principal";
import type { Cursor } from "@mailroom/http/cursor";
import { etagOf, versionGuard } from "@mailroom/http/entity-tag";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import type { AgentView, Page, PageRequest } from "../operations/ports.ts";
import type { StateChange } from "../operations/set-agent-state.ts";
import { makePaging } from "./page.ts";

export type AgentOperations = {
  readonly agents: {
    list(filter: { readonly search: string | null }, page: PageRequest, principal: Principal): Promise<Page<AgentView>>;
    get(agentId: string, principal: Principal): Promise<AgentView>;
  };
  readonly updateAgent: (
    agentId: string,
    patch: { readonly capacity?: number },
    requireVersion: (version: number) => void,
  ) => Promise<void>;
  readonly setAgentState: (change: StateChange, principal: Principal) => Promise<AgentView>;
};

export function addAgentRoutes(server: FastifyInstance, operations: AgentOperations, cursor: Cursor): void {
  const { agents } = operations;
  const paging = makePaging(cursor, "agents");
  implement(server, listAgents, async ({ query, principal }) => {
    const page = await agents.list({ search: query.search ?? null }, paging.read(query), principal);
    return { status: 200, body: paging.show(page, showAgent) };
  });
  implement(server, getAgent, async ({ params, principal }) => {
    const agent = await agents.get(params.agentId, principal);
    return { status: 200, body: showAgent(agent), headers: { etag: etagOf(agent.version) } };
  });
  implement(server, updateAgent, async ({ params, body, headers, principal }) => {
    await operations.updateAgent(params.agentId, body, versionGuard(headers));
    const agent = await agents.get(params.agentId, principal);
    return { status: 200, body: showAgent(agent), headers: { etag: etagOf(agent.version) } };
  });
  implement(server, setAgentState, async ({ params, body, principal }) => {
    const change = { agentId: params.agentId, state: body.state, pauseReason: body.pauseReason ?? null };
    const agent = await operations.setAgentState(change, principal);
    return { status: 200, body: showAgent(agent), headers: { etag: etagOf(agent.version) } };
  });
}

export function showAgent(agent: AgentView): Agent {
  const { id, version, name, alias, role, state, pauseReason, stateSince, load, capacity } = agent;
  const busy = load >= capacity;
  return { id, version, name, alias, role, state, busy, pauseReason, since: stateSince.toISOString(), load, capacity };
}
