export type RecentAnswers<T> = {
  /** The answer for this key where its reading began at most `maxAgeMs` ago or is still to begin, else a new one. */
  get(key: string, read: () => Promise<T>): Promise<T>;
};

type Entry<T> = { beganAtMs: number | null; readonly answer: Promise<T> };

/**
 * Many who watch the same are one reading, and readings go one after another: watching must never take the connections
 * that work needs. An answer is as old as the beginning of its reading, so nothing that was stored before
 * `maxAgeMs` ago can be missing from it. Failures are not kept.
 */
export function makeRecentAnswers<T>({
  maxAgeMs,
  nowMs,
}: {
  readonly maxAgeMs: number;
  readonly nowMs: () => number;
}): RecentAnswers<T> {
  const entries = new Map<string, Entry<T>>();
  let last: Promise<unknown> = Promise.resolve();

  const isRecent = ({ beganAtMs }: Entry<T>): boolean => beganAtMs === null || nowMs() - beganAtMs <= maxAgeMs;

  function begin(key: string, read: () => Promise<T>): Entry<T> {
    const answer = last.then(() => {
      entry.beganAtMs = nowMs();
      return read();
    });
    const entry: Entry<T> = { beganAtMs: null, answer };
    last = answer.catch(() => {
      if (entries.get(key) === entry) entries.delete(key);
    });
    return entry;
  }

  return {
    get(key, read) {
      for (const [each, entry] of entries) if (!isRecent(entry)) entries.delete(each);
      const entry = entries.get(key) ?? begin(key, read);
      entries.set(key, entry);
      return entry.answer;
    },
  };
}
