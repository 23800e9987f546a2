import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { reachOf } from "@mailroom/policy/reach";
import { agentNotFound } from "../domain/not-found.ts";
import type { AgentView, Page, PageRequest, Reader } from "./ports.ts";

/** Agents see themselves; administrators and keys everybody. */
export function makeReadAgents(reader: Reader) {
  return {
    list(
      filter: { readonly search: string | null },
      page: PageRequest,
      principal: Principal,
    ): Promise<Page<AgentView>> {
      const reach = reachOf(principal, "agents.read");
      return reader.listAgents({ ...filter, agentId: reach.kind === "agent" ? reach.agentId : null }, page);
    },
    /** @throws DomainError `not-found` */
    async get(agentId: string, principal: Principal): Promise<AgentView> {
      assertCan(principal, "agents.read", { kind: "own", ownerId: agentId });
      const agent = await reader.findAgent(agentId);
      if (agent === null) throw agentNotFound();
      return agent;
    },
  };
}
