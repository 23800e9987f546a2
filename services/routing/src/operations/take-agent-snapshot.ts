import type { AgentSnapshot } from "@mailroom/contracts/events/agent";
import { type Agent, defaultCapacity, isEmployed } from "../domain/agent.ts";
import { announceQueue } from "./announce.ts";
import type { Stores } from "./ports.ts";
import { releaseWork } from "./release-work.ts";
import { changeState, saveAndAnnounce } from "./set-agent-state.ts";

/** A user exists, was changed or removed. Whoever may no longer work is logged out and holds nothing (S79). */
export async function takeAgentSnapshot(stores: Stores, snapshot: AgentSnapshot): Promise<void> {
  // Before any row, as whoever makes offers does: members leave queues here.
  await stores.dispatch.lock();
  const now = await stores.now();
  const [known] = await stores.agents.lock([snapshot.agentId]);
  const deletedAt = snapshot.deletedAt === null ? null : new Date(snapshot.deletedAt);
  const { name, alias = null, role, active } = snapshot;
  if (known === undefined) {
    await saveAndAnnounce(stores, { ...newAgent(snapshot.agentId, now), name, alias, role, active, deletedAt });
    return;
  }
  const agent: Agent = { ...known, version: known.version + 1, name, alias, role, active, deletedAt };
  await stores.agents.save(agent);
  if (isEmployed(agent)) return;
  await changeState(stores, agent, { state: "logged_out", pauseReason: null }, now);
  if (deletedAt !== null) await leaveQueues(stores, agent.id, now);
  await releaseWork(stores, agent.id, now);
}

function newAgent(id: string, now: Date): Omit<Agent, "name" | "alias" | "role" | "active" | "deletedAt"> {
  return {
    id,
    version: 1,
    state: "logged_out",
    pauseReason: null,
    isPausedForDisposition: false,
    stateSince: now,
    capacity: defaultCapacity,
    announcedLoad: 0,
    lastSeenAt: null,
  };
}

async function leaveQueues(stores: Stores, agentId: string, now: Date): Promise<void> {
  for (const queueId of await stores.queues.queuesOf(agentId)) {
    const queue = await stores.queues.lock(queueId);
    if (queue === null) continue;
    const members = await stores.queues.members(queueId);
    const left = members.map((member) => member.agentId).filter((id) => id !== agentId);
    await stores.queues.setMembers(queueId, left, now);
    const changed = { ...queue, version: queue.version + 1, updatedAt: now };
    await stores.queues.save(changed);
    announceQueue(stores.events, changed, left);
  }
}
