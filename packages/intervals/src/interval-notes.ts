import type { IntervalRules } from "@mailroom/contracts/interval-rules";
import { makeMatcher } from "./make-matcher.ts";
import { type ClockChange, clockChanges, wallClockOf } from "./wall-clock.ts";

const minuteMs = 60_000;

/**
 * What may surprise whoever wrote the rules, in sentences: that the last minute counts, and times of theirs between
 * `from` and `until` that do not exist or come twice because clocks are set.
 * @throws RangeError for a zone that does not exist
 */
export function intervalNotes(rules: IntervalRules, from: Date, until: Date): string[] {
  const lastMinutes = rules.subsets.flatMap((subset) => (subset.kind === "range" ? [subset.until] : []));
  const inclusive = [...new Set(lastMinutes)].sort().map((time) => `Until ${time} includes ${time}:59.`);
  // "always" matches through any change of clocks and a date has all its hours: only ranges name times.
  const ranges = rules.subsets.filter(({ kind }) => kind === "range");
  const matcher = makeMatcher({ subsets: ranges, holidays: rules.holidays });
  const touches = (localMs: number) => matcher(wallClockOf(localMs)) !== null;
  const changes = clockChanges(rules.zone, from.getTime(), until.getTime());
  return [...inclusive, ...changes.flatMap((change) => noteOf(change, touches) ?? [])];
}

function noteOf(change: ClockChange, touches: (localMs: number) => boolean): string | null {
  const { atMs, before, after } = change;
  const [first, end] = [atMs + Math.min(before, after) * minuteMs, atMs + Math.max(before, after) * minuteMs];
  const minutes = Array.from({ length: Math.round((end - first) / minuteMs) }, (_, index) => first + index * minuteMs);
  if (!minutes.some(touches)) return null;
  const span = `${dayOf(first)}: ${timeOf(first)} to ${timeOf(end - minuteMs)}`;
  return after > before
    ? `${span} does not exist: clocks go forward to ${timeOf(end)}.`
    : `${span} comes twice: clocks go back to ${timeOf(first)}, and both count.`;
}

function dayOf(localMs: number): string {
  return new Date(localMs).toISOString().slice(0, 10);
}

function timeOf(localMs: number): string {
  return new Date(localMs).toISOString().slice(11, 16);
}
