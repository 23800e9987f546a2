const tickMs = 50;
/** A tick that came later than this came to a process that stood still. */
const longestTickMs = 4 * tickMs;

export type AwakeTime = {
  /** Milliseconds since the start in which this process could work. */
  ms(): number;
  stop(): void;
};

/**
 * Measures how long something takes that has deadlines in this process. A busy machine lets a process stand still for
 * seconds; they say nothing about the deadlines, and are not counted.
 */
export function startAwakeTime(): AwakeTime {
  let awakeMs = 0;
  let lastAt = performance.now();
  const tick = (): void => {
    const now = performance.now();
    awakeMs += Math.min(now - lastAt, longestTickMs);
    lastAt = now;
  };
  const timer = setInterval(tick, tickMs);
  return {
    ms() {
      tick();
      return awakeMs;
    },
    stop() {
      clearInterval(timer);
    },
  };
}
