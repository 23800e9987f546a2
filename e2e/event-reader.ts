import type { RestClient } from "../scripts/demo/rest-client.ts";

/** One event of `GET /api/v1/events`. */
export type StreamedEvent = {
  /** E.g. `mail.evt.routing.offer.made.v1`. */
  readonly type: string;
  readonly key: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** An open live connection, as a browser has one: it also tells the gateway that its user is there. */
export type EventReader = {
  /** Everything that has come so far, oldest first. */
  readonly events: readonly StreamedEvent[];
  close(): Promise<void>;
};

/** Resolves when the gateway has begun to answer. `onEvent` is called as each one arrives. */
export async function openEventReader(
  client: RestClient,
  onEvent: (event: StreamedEvent) => void = () => undefined,
): Promise<EventReader> {
  const abort = new AbortController();
  const response = await client.request("/events", { signal: abort.signal, headers: { accept: "text/event-stream" } });
  if (!response.ok || response.body === null) throw new Error(`/events answered ${response.status}`);
  const events: StreamedEvent[] = [];
  const take = (event: StreamedEvent): void => {
    events.push(event);
    onEvent(event);
  };
  const reading = readFrames(response.body, take).catch((error: unknown) => {
    if (!abort.signal.aborted) throw error;
  });
  // A connection that the gateway ends is seen by who waits for the next event, not as an unhandled rejection.
  reading.catch(() => undefined);
  return {
    events,
    async close() {
      abort.abort();
      await reading;
    },
  };
}

/** Frames end with an empty line; lines that begin with a colon are comments (HTML Standard, server-sent events). */
async function readFrames(body: ReadableStream<Uint8Array>, take: (event: StreamedEvent) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const frames = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
    rest = frames.pop() ?? "";
    for (const frame of frames) {
      const event = readFrame(frame);
      if (event !== null) take(event);
    }
  }
}

/** Null for frames that carry no event: comments, the greeting, `reset`. */
function readFrame(frame: string): StreamedEvent | null {
  const lines = frame.split("\n");
  const data = lines.find((line) => line.startsWith("data: "));
  if (data === undefined || lines.some((line) => line.startsWith("event: "))) return null;
  const event: StreamedEvent = JSON.parse(data.slice("data: ".length));
  return event;
}
