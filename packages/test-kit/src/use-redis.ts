/** A Redis database of this file's own (`SELECT n`): FLUSHDB is safe, FLUSHALL is not. */
export type TestRedis = { readonly url: string };

/** Call it at the top of a test file or of a `describe`. */
export function useRedis(): TestRedis {
  throw new Error("not built yet");
}
