import type { Principal } from "@mailroom/contracts/principal";
import { can } from "@mailroom/policy/can";
import type { About } from "../domain/live-event.ts";
import type { AccessFacts } from "./ports.ts";

/** Administrators and keys are decided by who they are; agents by what they are linked to, offered or assigned. */
export function needsFacts(principal: Principal): boolean {
  return principal.kind === "user" && principal.role !== "admin";
}

/** Whether any facts could change who may see it. An offer names its agent: it never waits. */
export function hasFacts(about: About): boolean {
  return about.kind === "account" || about.kind === "interaction";
}

const noFacts: AccessFacts = { linkedAgentIds: [], offeredAgentIds: [], assignedAgentId: null };

/** May this principal be told? Keys were asked for `events.read` when they connected; their account list holds here. */
export function mayReceive(principal: Principal, about: About, facts: AccessFacts | null): boolean {
  const known = facts ?? noFacts;
  const isKey = principal.kind === "api-key";
  switch (about.kind) {
    case "account":
      return can(principal, isKey ? "events.read" : about.action, {
        kind: "account",
        accountId: about.accountId,
        linkedAgentIds: known.linkedAgentIds,
      });
    case "interaction":
      return can(principal, isKey ? "events.read" : about.action, {
        kind: "interaction",
        accountId: about.accountId,
        linkedAgentIds: known.linkedAgentIds,
        holderIds: holdersOf(known, about.agentIds),
        assignedAgentId: known.assignedAgentId,
      });
    case "own":
      return can(principal, isKey ? "events.read" : about.action, {
        kind: "own",
        ownerId: about.ownerId,
        ...(about.accountId === null ? {} : { accountId: about.accountId }),
      });
    case "collection":
      return can(principal, isKey ? "events.read" : about.action, { kind: "collection" });
  }
}

/** The event may be ahead of the copies: who it names counts too. */
function holdersOf(facts: AccessFacts, named: readonly string[]): string[] {
  const assigned = facts.assignedAgentId === null ? [] : [facts.assignedAgentId];
  return [...facts.offeredAgentIds, ...assigned, ...named];
}
