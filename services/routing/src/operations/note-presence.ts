import type { WithStores } from "./ports.ts";
import { changeState } from "./set-agent-state.ts";

/** A gateway reports who has a live connection. */
export function makeNotePresence(withStores: WithStores) {
  return (agentIds: readonly string[]): Promise<void> =>
    withStores(async (stores) => {
      if (agentIds.length > 0) await stores.agents.noteSeen(agentIds, await stores.now());
    });
}

const batchSize = 50;

const minuteMs = 60_000;

/**
 * Logs out who was reported once and then not for as long as the global settings forgive (X12), also after a gateway's
 * crash. Answers who that was.
 */
export function makeLogOutSilent(withStores: WithStores) {
  return (): Promise<string[]> =>
    withStores(async (stores) => {
      const now = await stores.now();
      const deadline = new Date(now.getTime() - (await stores.settings.lostConnectionMinutes()) * minuteMs);
      const silent = await stores.agents.lock(await stores.agents.listSilent(deadline, batchSize));
      const gone = silent.filter(
        (agent) => agent.lastSeenAt !== null && agent.lastSeenAt.getTime() < deadline.getTime(),
      );
      for (const agent of gone) {
        await changeState(stores, { ...agent, lastSeenAt: null }, { state: "logged_out", pauseReason: null }, now);
      }
      return gone.map((agent) => agent.id);
    });
}
