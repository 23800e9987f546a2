/**
 * One connection for all tabs of a browser, because HTTP/1.1 allows only six to a server: the tab that holds the lock
 * reads the stream and tells the others. When it is closed, the lock falls to another one. A browser without locks (plain
 * http to another machine) reads in every tab.
 */
import { followEvents, type StreamListener, type StreamStatus } from "./event-stream.ts";
import { isLiveEvent, type LiveEvent } from "./live-event.ts";

type Told =
  | { readonly kind: "event"; readonly event: LiveEvent }
  | { readonly kind: "reset" }
  | { readonly kind: "status"; readonly status: StreamStatus; readonly nextAttemptAtMs: number | null }
  /** A new tab asks how things stand. */
  | { readonly kind: "hello" };

/** `userId` keeps tabs of different people apart. The returned function ends it. */
export function shareEvents(userId: string, listener: StreamListener, retryNow: EventTarget): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const name = `mailroom.events.${userId}`;
  const locks = "locks" in navigator ? navigator.locks : null;
  if (locks === null) {
    void followEvents(listener, signal, retryNow);
    return () => {
      ending.abort();
    };
  }
  const channel = new BroadcastChannel(name);
  let role: "follows" | "leads" = "follows";
  let status: Told | null = null;
  let hasFollowed = false;
  const tell = (told: Told): void => {
    if (told.kind === "status") status = told;
    channel.postMessage(told);
  };
  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (!isTold(data)) return;
    if (role === "follows") {
      hasFollowed ||= data.kind !== "hello";
      hear(data, listener);
    } else if (data.kind === "hello" && status !== null) tell(status);
  });
  channel.postMessage({ kind: "hello" } satisfies Told);
  void lead(locks, name, signal, async () => {
    role = "leads";
    // what happened between the two leaders cannot be told
    if (hasFollowed) listener.onReset();
    await followEvents(telling(listener, tell), signal, retryNow);
  });
  return () => {
    ending.abort();
    channel.close();
  };
}

async function lead(locks: LockManager, name: string, signal: AbortSignal, follow: () => Promise<void>): Promise<void> {
  try {
    await locks.request(name, { signal }, follow);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function hear(told: Told, listener: StreamListener): void {
  if (told.kind === "event") listener.onEvent(told.event);
  else if (told.kind === "reset") listener.onReset();
  else if (told.kind === "status") listener.onStatus(told.status, told.nextAttemptAtMs);
}

function telling(listener: StreamListener, tell: (told: Told) => void): StreamListener {
  return {
    onEvent(event) {
      tell({ kind: "event", event });
      listener.onEvent(event);
    },
    onReset() {
      tell({ kind: "reset" });
      listener.onReset();
    },
    onStatus(status, nextAttemptAtMs) {
      tell({ kind: "status", status, nextAttemptAtMs });
      listener.onStatus(status, nextAttemptAtMs);
    },
    onSignedOut: listener.onSignedOut,
  };
}

/** Other tabs may run another version of this page. */
function isTold(value: unknown): value is Told {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  if (value.kind === "event") return "event" in value && isLiveEvent(value.event);
  if (value.kind === "status") return "status" in value && "nextAttemptAtMs" in value;
  return value.kind === "reset" || value.kind === "hello";
}
