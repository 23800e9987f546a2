/** A clock that stands still until it is moved. */
export type FakeClock = {
  now(): Date;
  /** Moves the clock; negative values move it back. */
  advance(ms: number): void;
  set(instant: Date): void;
};

export function fakeClock(start: Date | string): FakeClock {
  let nowMs = new Date(start).getTime();
  if (Number.isNaN(nowMs)) throw new RangeError(`not an instant: ${String(start)}`);
  return {
    now: () => new Date(nowMs),
    advance(ms) {
      nowMs += ms;
    },
    set(instant) {
      nowMs = instant.getTime();
    },
  };
}
