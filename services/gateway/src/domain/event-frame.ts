/** Frames of a text/event-stream (HTML Living Standard §9.2.6). None of the values holds a line break. */
import type { LiveEvent } from "./live-event.ts";

/** `id` is null for states, which cannot be resumed from. */
export function eventFrame(event: LiveEvent, id: string | null): string {
  const { type, key, seq, time, data } = event;
  const idLine = id === null ? "" : `id: ${id}\n`;
  return `${idLine}data: ${JSON.stringify({ type, key, seq, time, data })}\n\n`;
}

/** Gives a new client a place to resume from, before anything happens. An event without data is not dispatched. */
export function greetingFrame(id: string): string {
  return `retry: 1000\nid: ${id}\n\n`;
}

/** "Read everything anew": what happened since the client's last event cannot be told. */
export function resetFrame(id: string): string {
  return `event: reset\nid: ${id}\ndata: {}\n\n`;
}

export const heartbeatFrame = ": heartbeat\n\n";
