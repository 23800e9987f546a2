import { DateTime, IANAZone } from "luxon";

/** What a clock on the wall shows. */
export type WallClock = {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly month: number;
  readonly monthDay: number;
  /** 1 = Monday to 7 = Sunday. */
  readonly weekDay: number;
  /** 0 to 1439. */
  readonly minute: number;
};

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Offsets such as `+01:00` are zones to some runtimes, but know no daylight saving time: names only. */
export function isZone(text: string): boolean {
  return /^[A-Za-z]/.test(text) && IANAZone.isValidZone(text);
}

/** @throws RangeError for a zone that does not exist */
export function wallClockAt(zone: string, atMs: number): WallClock {
  const local = DateTime.fromMillis(atMs, { zone });
  if (!local.isValid) throw new RangeError("no such time zone");
  return {
    date: local.toISODate(),
    month: local.month,
    monthDay: local.day,
    weekDay: local.weekday,
    minute: local.hour * 60 + local.minute,
  };
}

/** The same minute one calendar day earlier, whatever clocks did in between. */
export function dayBefore(wall: WallClock): WallClock {
  return wallClockAt("utc", Date.parse(`${wall.date}T00:00:00Z`) + wall.minute * minuteMs - dayMs);
}

/** A day and a minute as if there were no zone, to ask what would match. */
export function wallClockOf(localMs: number): WallClock {
  return wallClockAt("utc", localMs);
}

/** A moment at which clocks are set: `before` and `after` in minutes ahead of UTC. */
export type ClockChange = { readonly atMs: number; readonly before: number; readonly after: number };

/** In order. Looked for by day and then closed in on: two changes within one day that undo each other do not exist. */
export function clockChanges(zone: string, fromMs: number, untilMs: number): ClockChange[] {
  const rules = IANAZone.create(zone);
  const changes: ClockChange[] = [];
  for (let start = fromMs; start < untilMs; start += dayMs) {
    const end = Math.min(start + dayMs, untilMs);
    const [before, after] = [rules.offset(start), rules.offset(end)];
    if (before === after) continue;
    let [low, high] = [start, end];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (rules.offset(middle) === before) low = middle;
      else high = middle;
    }
    changes.push({ atMs: high, before, after });
  }
  return changes;
}

/** Minutes ahead of UTC. */
export function offsetAt(zone: string, atMs: number): number {
  return IANAZone.create(zone).offset(atMs);
}
