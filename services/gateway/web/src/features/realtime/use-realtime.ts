import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import type { LiveEvent } from "../../api/live-event.ts";
import { queryKeys } from "../../api/query-keys.ts";
import { heardEvents } from "../live/heard-events.ts";
import { liveStore } from "../live/live-store.ts";
import { pacedRefresh } from "../live/paced-refresh.ts";
import { realtimeQuery, type RealtimeScope } from "./realtime-queries.ts";

/** The server's answers are up to a second old: who reads sooner after an event might not see what it was about. */
const paceMs = 1_100;

/**
 * The figures, read again when events say that they have changed: events are hints only, so neither doubles nor order nor
 * a lost one can make a figure wrong. `isPaused` keeps them as they are.
 */
export function useRealtime(scope: RealtimeScope, isPaused: boolean) {
  const client = useQueryClient();
  const { status } = useSyncExternalStore(liveStore.subscribe, liveStore.get);
  useEffect(() => {
    const pace = pacedRefresh(client, queryKeys.realtime, paceMs);
    const leave = heardEvents.listen((events) => {
      if (events.some(isAboutWork)) pace.request();
    });
    // nobody knows what happened before the connection stood
    if (status === "live") pace.request();
    return () => {
      leave();
      pace.stop();
    };
  }, [client, status]);
  // what nobody has read yet cannot stand still
  const figures = useQuery({
    ...realtimeQuery(scope),
    enabled: ({ state }) => !isPaused || state.data === undefined,
  });
  return { ...figures, status };
}

const aboutWork: ReadonlySet<string> = new Set([
  "mail.evt.account-config.account.changed.v1",
  "mail.evt.gateway.agent.changed.v1",
  ...["message.added", "interaction.closed"].map((name) => `mail.evt.interaction-history.${name}.v1`),
]);

/** Whatever routing says is about work or agents. */
function isAboutWork({ type }: LiveEvent): boolean {
  return type.startsWith("mail.evt.routing.") || aboutWork.has(type);
}
