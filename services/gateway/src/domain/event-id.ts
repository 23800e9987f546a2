/** A place in one creation of the event stream: sequences start anew when the broker's store is made anew. */
export type StreamPlace = {
  /** When the stream was created, in milliseconds since 1970. */
  readonly creationMs: number;
  readonly sequence: number;
};

export function formatEventId(place: StreamPlace): string {
  return `${place.creationMs}-${place.sequence}`;
}

/** null: not an id of ours. */
export function parseEventId(text: string): StreamPlace | null {
  const match = /^(\d{1,15})-(\d{1,15})$/.exec(text.trim());
  return match === null ? null : { creationMs: Number(match[1]), sequence: Number(match[2]) };
}

export type ResumePlan =
  /** The client has everything. */
  | { readonly kind: "live" }
  /** Send what came after `after`, up to and including `upTo`, then go live. */
  | { readonly kind: "catch-up"; readonly after: number; readonly upTo: number }
  /** The id says nothing any more: the client reads everything anew. */
  | { readonly kind: "reset" };

/** Further back a client is quicker by reading lists anew. */
export const maxCatchUp = 5_000;

/** `current` is the newest event handled; `firstSequence` the oldest the stream still holds. */
export function planResume(from: StreamPlace | null, current: StreamPlace, firstSequence: number): ResumePlan {
  if (from === null || from.creationMs !== current.creationMs) return { kind: "reset" };
  // A broker that lost its tail gives the same sequences again, to other events.
  if (from.sequence > current.sequence) return { kind: "reset" };
  if (from.sequence === current.sequence) return { kind: "live" };
  if (from.sequence + 1 < firstSequence || current.sequence - from.sequence > maxCatchUp) return { kind: "reset" };
  return { kind: "catch-up", after: from.sequence, upTo: current.sequence };
}
