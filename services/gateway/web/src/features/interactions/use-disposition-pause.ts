import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, apiRoot, ask } from "../../api/client.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { Agent } from "../../api/resources.ts";
import { useUser } from "../session/use-session.ts";

/** The server forgets a pause that is not repeated for three minutes; in the background timers run once a minute. */
const repeatEveryMs = 40_000;

/** One after the other: an end that overtook its beginning would leave the agent paused. */
let latest: Promise<unknown> = Promise.resolve();

/**
 * Pauses the agent while `isActive` (S92), where the server finds that the account wants it. Answers whether they are paused
 * for it. A pause that cannot be had keeps nobody from choosing.
 */
export function useDispositionPause(interactionId: string, isActive: boolean): boolean {
  const { id: agentId } = useUser();
  const client = useQueryClient();
  const [isPaused, setPaused] = useState(false);
  useEffect(() => {
    if (!isActive) return;
    let isOver = false;
    const path = { agentId, interactionId };
    const call = (run: () => Promise<Agent>): void => {
      latest = latest.then(run).then(
        ({ state, pauseReason }) => {
          if (!isOver) setPaused(state === "paused" && pauseReason === "disposition");
          void client.invalidateQueries({ queryKey: queryKeys.agents });
        },
        () => undefined,
      );
    };
    const begin = (): void => {
      call(() => ask(api.PUT("/agents/{agentId}/disposition-pauses/{interactionId}", { params: { path } })));
    };
    const leave = (): void => {
      // the page goes: only such a call outlives it
      const url = `${apiRoot}/agents/${agentId}/disposition-pauses/${interactionId}`;
      void fetch(url, { method: "DELETE", keepalive: true }).catch(() => undefined);
    };
    begin();
    const timer = setInterval(begin, repeatEveryMs);
    window.addEventListener("pagehide", leave);
    return () => {
      isOver = true;
      clearInterval(timer);
      window.removeEventListener("pagehide", leave);
      setPaused(false);
      call(() => ask(api.DELETE("/agents/{agentId}/disposition-pauses/{interactionId}", { params: { path } })));
    };
  }, [agentId, client, interactionId, isActive]);
  return isPaused;
}
