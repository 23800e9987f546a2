export type TimerParts = { readonly hours: number; readonly minutes: number; readonly seconds: number };

/** 93,900 → 26 h 5 min 0 s. Hours are not turned into days: people type hours. */
export function partsOf(totalSeconds: number): TimerParts {
  return {
    hours: Math.floor(totalSeconds / 3_600),
    minutes: Math.floor(totalSeconds / 60) % 60,
    seconds: totalSeconds % 60,
  };
}

/** Whether it can be told in parts: while something is typed it may be below 0, broken or no number. */
export function isDuration(totalSeconds: number): boolean {
  return Number.isInteger(totalSeconds) && totalSeconds >= 0;
}

/** Each part may be any number, and text while it is being typed; an empty one counts as 0. */
export function secondsOf(typed: Readonly<Record<keyof TimerParts, number | string>>): number {
  const { hours, minutes, seconds } = typed;
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
}
