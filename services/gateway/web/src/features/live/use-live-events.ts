import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { staleKeys } from "../../api/apply-event.ts";
import type { LiveEvent } from "../../api/live-event.ts";
import { queryKeys } from "../../api/query-keys.ts";
import { shareEvents } from "../../api/shared-stream.ts";
import { signInAgain } from "../../api/sign-in-again.ts";
import { heardEvents } from "./heard-events.ts";
import { liveStore } from "./live-store.ts";
import { pacedRefresh } from "./paced-refresh.ts";

/** Events of this long are one refresh. */
const batchMs = 100;
/** In an outage every account tells of itself, and each page of an administrator asks of all. */
const connectionsPaceMs = 2_000;

/** Keeps the cache current while somebody is signed in. */
export function useLiveEvents(userId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const batch = makeBatch(client);
    const stop = shareEvents(
      userId,
      {
        onEvent: batch.add,
        onReset: () => {
          void client.invalidateQueries();
        },
        onStatus: (status, nextAttemptAtMs) => {
          liveStore.set({ status, nextAttemptAtMs });
        },
        onSignedOut: () => signInAgain.wait(),
      },
      liveStore.retryNow,
    );
    // the network is back: nobody should have to wait out a pause that was meant for a server that is down
    addEventListener("online", retry);
    return () => {
      removeEventListener("online", retry);
      stop();
      batch.stop();
    };
  }, [client, userId]);
}

function retry(): void {
  liveStore.retryNow.dispatchEvent(new Event("retry"));
}

function makeBatch(client: QueryClient): { readonly add: (event: LiveEvent) => void; stop(): void } {
  const seen = new Map<string, number>();
  let events: LiveEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const connections = pacedRefresh(client, queryKeys.connections, connectionsPaceMs);
  const flush = (): void => {
    timer = null;
    heardEvents.tell(events);
    const keys = staleKeys(events, seen);
    events = [];
    for (const queryKey of keys) {
      if (queryKey === queryKeys.connections) connections.request();
      else void client.invalidateQueries({ queryKey });
    }
  };
  return {
    add: (event) => {
      events.push(event);
      timer ??= setTimeout(flush, batchMs);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      connections.stop();
    },
  };
}
