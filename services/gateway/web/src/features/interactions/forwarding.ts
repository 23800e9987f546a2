import { useCallback, useSyncExternalStore } from "react";
import type { Message } from "../../api/resources.ts";

const chosen = new Map<string, Message>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Which message of an interaction is being forwarded: chosen in the thread, written in the composer. */
export const forwarding = {
  begin(message: Message): void {
    if (message.interactionId === null) return;
    chosen.set(message.interactionId, message);
    tell();
  },
  end(interactionId: string): void {
    chosen.delete(interactionId);
    tell();
  },
};

/** null: none, the composer answers. */
export function useForwarded(interactionId: string): Message | null {
  const read = useCallback(() => chosen.get(interactionId) ?? null, [interactionId]);
  return useSyncExternalStore(subscribe, read);
}
