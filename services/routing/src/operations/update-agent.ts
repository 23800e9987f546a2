import { agentNotFound } from "../domain/not-found.ts";
import { saveAndAnnounce } from "./set-agent-state.ts";
import type { WithStores } from "./ports.ts";

/**
 * Changes an agent's capacity (X14). Open offers stay; only new ones obey. `requireVersion` throws where the caller has seen
 * another version.
 *
 * @throws DomainError `not-found`, and what `requireVersion` throws
 */
export function makeUpdateAgent(withStores: WithStores) {
  return (
    agentId: string,
    patch: { readonly capacity?: number },
    requireVersion: (version: number) => void,
  ): Promise<void> =>
    withStores(async (stores) => {
      const [agent] = await stores.agents.lock([agentId]);
      if (agent === undefined || agent.deletedAt !== null) throw agentNotFound();
      requireVersion(agent.version);
      const capacity = patch.capacity ?? agent.capacity;
      if (capacity === agent.capacity) return;
      await saveAndAnnounce(stores, { ...agent, capacity, version: agent.version + 1 });
      const [before, after] = [{ capacity: agent.capacity }, { capacity }];
      stores.audit.note({ action: "changed", objectType: "agent", objectId: agentId, before, after });
      stores.hints.dispatch([]);
    });
}
