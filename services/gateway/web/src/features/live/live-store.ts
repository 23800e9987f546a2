import type { StreamStatus } from "../../api/event-stream.ts";

export type LiveState = { readonly status: StreamStatus; readonly nextAttemptAtMs: number | null };

let state: LiveState = { status: "catching-up", nextAttemptAtMs: null };
const listeners = new Set<() => void>();

/** How the live connection stands; shown in the header and the banner. */
export const liveStore = {
  get: (): LiveState => state,
  set(next: LiveState): void {
    state = next;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  /** Cuts the pause before the next attempt short. */
  retryNow: new EventTarget(),
};
