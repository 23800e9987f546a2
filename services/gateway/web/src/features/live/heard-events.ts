import type { LiveEvent } from "../../api/live-event.ts";

type Listener = (events: readonly LiveEvent[]) => void;
const listeners = new Set<Listener>();

/** For pages that go by events in a manner of their own: each batch as it came, doubles included. */
export const heardEvents = {
  tell(events: readonly LiveEvent[]): void {
    for (const listener of listeners) listener(events);
  },
  listen(listener: Listener): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
