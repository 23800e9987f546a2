import type { IntervalRules } from "@mailroom/contracts/interval-rules";
import { makeMatcher, minuteOfDay } from "./make-matcher.ts";
import { clockChanges, offsetAt, wallClockAt } from "./wall-clock.ts";

export type IntervalChange = { readonly at: Date; readonly matches: boolean };

const minuteMs = 60_000;
const dayMs = 86_400_000;
const minutesOfDay = 1440;

/**
 * When the rules begin and end to match, after `from` up to and including `until`, in order. Between two moments at
 * which a range begins or ends, a day begins or clocks are set, nothing can change: only these are looked at.
 * @throws RangeError for a zone that does not exist
 */
export function intervalChanges(rules: IntervalRules, from: Date, until: Date): IntervalChange[] {
  const matcher = makeMatcher(rules);
  const matchesAt = (atMs: number) => matcher(wallClockAt(rules.zone, atMs)) !== null;
  const changes: IntervalChange[] = [];
  let matches = matchesAt(from.getTime());
  for (const atMs of momentsBetween(rules, from.getTime(), until.getTime())) {
    if (matchesAt(atMs) === matches) continue;
    matches = !matches;
    changes.push({ at: new Date(atMs), matches });
  }
  return changes;
}

function momentsBetween(rules: IntervalRules, fromMs: number, untilMs: number): number[] {
  const { zone } = rules;
  const set = clockChanges(zone, fromMs, untilMs);
  // A local time is looked at under every offset of these days; one that does not hold there is a harmless question.
  const offsets = new Set([offsetAt(zone, fromMs), ...set.flatMap(({ before, after }) => [before, after])]);
  const minutes = boundariesOf(rules);
  const moments = new Set(set.map(({ atMs }) => atMs));
  const firstDay = Math.floor(fromMs / dayMs) * dayMs - dayMs;
  for (let day = firstDay; day <= untilMs + dayMs; day += dayMs) {
    for (const minute of minutes) {
      for (const offset of offsets) moments.add(day + (minute - offset) * minuteMs);
    }
  }
  return [...moments].filter((atMs) => atMs > fromMs && atMs <= untilMs).sort((a, b) => a - b);
}

/** Minutes of a day at which something may begin or end; midnight because days differ. */
function boundariesOf({ subsets }: IntervalRules): Set<number> {
  const ranges = subsets.filter((subset) => subset.kind === "range");
  // The last minute is inclusive: the range ends with the minute after it.
  const ends = ranges.map(({ until }) => (minuteOfDay(until) + 1) % minutesOfDay);
  return new Set([0, ...ranges.map(({ from }) => minuteOfDay(from)), ...ends]);
}
