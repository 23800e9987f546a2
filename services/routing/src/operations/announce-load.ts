import type { WithStores } from "./ports.ts";
import { saveAndAnnounce } from "./set-agent-state.ts";

/**
 * Tells the load of agents where it is not the one last told. It runs after what changed it, in a transaction of its own:
 * counting under the agent's row lock is exact, and offers need not wait for it.
 */
export function makeAnnounceLoad(withStores: WithStores) {
  return (agentIds: readonly string[]): Promise<void> =>
    withStores(async (stores) => {
      for (const agent of await stores.agents.lock(agentIds)) {
        const load = await stores.agents.loadOf(agent.id);
        if (load !== agent.announcedLoad) await saveAndAnnounce(stores, agent);
      }
    });
}
