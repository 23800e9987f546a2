/**
 * Reads the live events with `fetch`, because EventSource gives up after an answer other than 200 and cannot choose where
 * to resume. Reconnects for ever; resumes behind the last event it had, or reports that everything must be read anew.
 */
import { apiRoot } from "./client.ts";
import { type LiveEvent, parseLiveEvent } from "./live-event.ts";
import { makeSseParser } from "./sse-parser.ts";

export type StreamStatus = "live" | "catching-up" | "offline";

export type StreamListener = {
  readonly onEvent: (event: LiveEvent) => void;
  readonly onReset: () => void;
  readonly onStatus: (status: StreamStatus, nextAttemptAtMs: number | null) => void;
  /** The session has ended: resolves when it is worth trying again, false to stop. */
  readonly onSignedOut: () => Promise<boolean>;
};

const backOffSeconds = [1, 2, 5, 10, 30] as const;
/** The gateway sends a heartbeat every 15 s; three missed ones are a dead connection. */
const silenceMs = 45_000;

/** Follows the stream until `signal` aborts. `retryNow` cuts a pause short. */
export async function followEvents(
  listener: StreamListener,
  signal: AbortSignal,
  retryNow: EventTarget,
): Promise<void> {
  let lastEventId: string | null = null;
  let failures = 0;
  while (!signal.aborted) {
    const outcome = await readOnce(listener, lastEventId, signal);
    lastEventId = outcome.lastEventId;
    if (isStopped(signal)) return;
    if (outcome.kind === "signed-out") {
      if (!(await listener.onSignedOut())) return;
      failures = 0;
      continue;
    }
    failures = outcome.hadContact ? 0 : failures + 1;
    const seconds = backOffSeconds[Math.min(failures, backOffSeconds.length - 1)] ?? 30;
    // up to a fifth more or less, so that all browsers do not come back in the same instant
    const pauseMs = seconds * 1000 * (0.8 + Math.random() * 0.4);
    listener.onStatus(failures === 0 ? "catching-up" : "offline", Date.now() + pauseMs);
    await pause(pauseMs, signal, retryNow);
  }
}

// a function, since the compiler believes that `aborted` cannot have changed meanwhile
function isStopped(signal: AbortSignal): boolean {
  return signal.aborted;
}

type Outcome = {
  readonly kind: "ended" | "signed-out";
  readonly hadContact: boolean;
  readonly lastEventId: string | null;
};

async function readOnce(listener: StreamListener, lastEventId: string | null, signal: AbortSignal): Promise<Outcome> {
  const silence = makeSilenceLimit();
  const parser = makeSseParser();
  let hadContact = false;
  try {
    const response = await fetch(`${apiRoot}/events`, {
      headers: { accept: "text/event-stream", ...(lastEventId === null ? {} : { "last-event-id": lastEventId }) },
      cache: "no-store",
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (response.status === 401) return { kind: "signed-out", hadContact, lastEventId };
    if (!response.ok || response.body === null) return { kind: "ended", hadContact, lastEventId };
    hadContact = true;
    listener.onStatus("live", null);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      silence.restart();
      for (const frame of parser.push(piece.value)) dispatch(frame, listener);
    }
  } catch {
    // cut off, silent for too long, or refused: the caller comes back after a pause
  } finally {
    silence.stop();
  }
  return { kind: "ended", hadContact, lastEventId: parser.lastId ?? lastEventId };
}

function dispatch(frame: { event: string; data: string }, listener: StreamListener): void {
  if (frame.event === "reset") {
    listener.onReset();
    return;
  }
  const event = parseLiveEvent(frame.data);
  if (event !== null) listener.onEvent(event);
}

function makeSilenceLimit(): { readonly signal: AbortSignal; restart(): void; stop(): void } {
  const controller = new AbortController();
  const cut = (): void => {
    controller.abort();
  };
  let timer = setTimeout(cut, silenceMs);
  return {
    signal: controller.signal,
    restart() {
      clearTimeout(timer);
      timer = setTimeout(cut, silenceMs);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}

function pause(ms: number, signal: AbortSignal, retryNow: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      retryNow.removeEventListener("retry", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
    retryNow.addEventListener("retry", done);
  });
}
