import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { assertCan } from "@mailroom/policy/can";
import { type Agent, type AgentState, isEmployed } from "../domain/agent.ts";
import { agentNotFound } from "../domain/not-found.ts";
import { announceAgent } from "./announce.ts";
import type { AgentView, Reader, Stores, WithStores } from "./ports.ts";
import { withdrawOffers } from "./withdraw-offers.ts";

export type StateChange = {
  readonly agentId: string;
  readonly state: AgentState;
  /** Kept with `paused` only. */
  readonly pauseReason: string | null;
};

/**
 * Becomes available, pauses or logs out. Who leaves is offered nothing more, and what was offered goes to the next (X5).
 *
 * @throws DomainError `not-found`, `not-allowed` (forbidden), `agent-inactive` (conflict)
 */
export function makeSetAgentState(withStores: WithStores, reader: Reader) {
  return async (change: StateChange, principal: Principal): Promise<AgentView> => {
    assertCan(principal, "agents.set-own-state", { kind: "own", ownerId: change.agentId });
    await withStores(async (stores) => {
      const [agent] = await stores.agents.lock([change.agentId]);
      if (agent === undefined || agent.deletedAt !== null) throw agentNotFound();
      if (change.state !== "logged_out" && !isEmployed(agent)) {
        throw new DomainError(
          "agent-inactive",
          "conflict",
          "This person's access is switched off: nothing can be offered.",
        );
      }
      const now = await stores.now();
      // A live connection is reported again within seconds where there is one; whoever works by API alone is never silent.
      await changeState(stores, { ...agent, lastSeenAt: null }, change, now);
    });
    // What a scope lets do, it lets see the outcome of, whether or not it may read agents.
    const after = await reader.findAgent(change.agentId);
    if (after === null) throw agentNotFound();
    return after;
  };
}

export type NewState = Pick<StateChange, "state" | "pauseReason"> & {
  /** S92. Left out: somebody wants this state, whatever disposition is being chosen. */
  readonly isForDisposition?: true;
};

/** The agent's row must be locked. Without a difference nothing is announced. */
export async function changeState(
  stores: Stores,
  agent: Agent,
  { state, pauseReason, isForDisposition }: NewState,
  now: Date,
): Promise<void> {
  const reason = state === "paused" ? pauseReason : null;
  const isPausedForDisposition = isForDisposition === true;
  if (agent.state === state && agent.pauseReason === reason) {
    if (agent.isPausedForDisposition !== isPausedForDisposition) {
      await stores.agents.save({ ...agent, isPausedForDisposition });
    }
    return;
  }
  if (state !== "available") {
    const open = await stores.offers.listOpenOfAgent(agent.id);
    await withdrawOffers(stores, open, state === "paused" ? "agent-paused" : "agent-logged-out", now);
  }
  const stateSince = agent.state === state ? agent.stateSince : now;
  const version = agent.version + 1;
  const changed = { ...agent, version, state, pauseReason: reason, isPausedForDisposition, stateSince };
  await saveAndAnnounce(stores, changed);
  if (state === "available") stores.hints.dispatch([]);
}

/** Saves the agent with the load counted anew, and tells everybody. */
export async function saveAndAnnounce(stores: Stores, agent: Agent): Promise<Agent> {
  const counted = { ...agent, announcedLoad: await stores.agents.loadOf(agent.id) };
  await stores.agents.save(counted);
  announceAgent(stores.events, counted);
  return counted;
}
