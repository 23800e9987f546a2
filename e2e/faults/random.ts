/** Chance that repeats itself: the same seed gives the same run, as far as the machine's timing allows. */
export type Random = {
  /** From `low` up to, but not including, `high`. */
  between(low: number, high: number): number;
  /** Whole numbers from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  shuffled<T>(items: readonly T[]): T[];
};

export function makeRandom(seed: number): Random {
  const next = mulberry32(seed);
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    between: (low, high) => low + next() * (high - low),
    integer,
    shuffled(items) {
      // Fisher and Yates: a sort by random keys would not be uniform.
      const rest = [...items];
      const result: (typeof items)[number][] = [];
      while (rest.length > 0) result.push(...rest.splice(integer(0, rest.length - 1), 1));
      return result;
    },
  };
}

/** Tommy Ettinger's mulberry32: 32 bits of state are plenty for choosing moments. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
