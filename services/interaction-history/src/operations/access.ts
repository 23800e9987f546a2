import type { Action } from "@mailroom/contracts/action";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import type { Resource } from "@mailroom/policy/resource";
import type { Interaction } from "./ports.ts";

/** The facts the policy function decides by. */
export function resourceOf(interaction: Interaction): Resource {
  const { accountId, linkedAgentIds, offeredAgentIds, agentId, agentsMayMarkUnread } = interaction;
  const holderIds = agentId === null ? offeredAgentIds : [...offeredAgentIds, agentId];
  return { kind: "interaction", accountId, linkedAgentIds, holderIds, assignedAgentId: agentId, agentsMayMarkUnread };
}

/** @throws DomainError `not-found` where there is none or the principal may not see it, `not-allowed` */
export function assertAccess(principal: Principal, action: Action, interaction: Interaction | null): Interaction {
  if (interaction === null) throw notFound();
  assertCan(principal, action, resourceOf(interaction));
  return interaction;
}

export function notFound(): DomainError {
  return new DomainError("not-found", "not-found", "There is nothing here, or you may not see it.");
}
