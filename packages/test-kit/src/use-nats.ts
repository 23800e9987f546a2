/** A NATS server with JetStream of this file's own: streams, durables and faults touch nobody else. */
export type TestNats = {
  readonly url: string;
  /** SIGKILL; what was not synced may be lost. */
  kill(): Promise<void>;
  /** Same port, same store. */
  restart(): Promise<void>;
};

/** Call it at the top of a test file or of a `describe`. */
export function useNats(): TestNats {
  throw new Error("not built yet");
}
