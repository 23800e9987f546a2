/** One event of the stream, as the gateway sends it. `seq` is null for states, which are not numbered. */
export type LiveEvent = {
  readonly type: string;
  readonly key: string;
  readonly seq: number | null;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** null: not an event of ours; it is left out rather than guessed at. */
export function parseLiveEvent(text: string): LiveEvent | null {
  try {
    const value: unknown = JSON.parse(text);
    return isLiveEvent(value) ? value : null;
  } catch {
    return null;
  }
}

export function isLiveEvent(value: unknown): value is LiveEvent {
  return (
    typeof value === "object" &&
    value !== null &&
    "type" in value &&
    typeof value.type === "string" &&
    "key" in value &&
    typeof value.key === "string" &&
    "seq" in value &&
    (value.seq === null || typeof value.seq === "number") &&
    "data" in value &&
    typeof value.data === "object" &&
    value.data !== null
  );
}
