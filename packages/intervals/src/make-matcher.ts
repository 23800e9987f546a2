import type { IntervalRules, IntervalSubset } from "@mailroom/contracts/interval-rules";
import { dayBefore, type WallClock } from "./wall-clock.ts";

type Range = Extract<IntervalSubset, { kind: "range" }>;
type Dates = Extract<IntervalSubset, { kind: "dates" }>["dates"];

/** Name of the first subset that matches what the clock on the wall shows, or null. */
export type Matcher = (wall: WallClock) => string | null;

/**
 * Reads rules once, for many questions. Holidays come first: on them nothing matches. A range past midnight belongs to
 * the day on which it begins, so that Friday 22:00 to 06:00 matches early on Saturday. 29 February of every year comes
 * every four years.
 */
export function makeMatcher(rules: Pick<IntervalRules, "subsets" | "holidays">): Matcher {
  const isHoliday = makeDateSet(rules.holidays);
  const subsets = rules.subsets.map((subset) => ({ name: subset.name, fits: makeSubsetMatcher(subset) }));
  return (wall) => (isHoliday(wall) ? null : (subsets.find(({ fits }) => fits(wall))?.name ?? null));
}

function makeSubsetMatcher(subset: IntervalSubset): (wall: WallClock) => boolean {
  switch (subset.kind) {
    case "always":
      return () => true;
    case "dates":
      return makeDateSet(subset.dates);
    case "range":
      return makeRangeMatcher(subset);
  }
}

function makeRangeMatcher(range: Range): (wall: WallClock) => boolean {
  const from = minuteOfDay(range.from);
  const until = minuteOfDay(range.until);
  const isDay = ({ weekDay, monthDay, month }: WallClock) =>
    holds(range.weekDays, weekDay) && holds(range.monthDays, monthDay) && holds(range.months, month);
  if (from <= until) return (wall) => wall.minute >= from && wall.minute <= until && isDay(wall);
  return (wall) => (wall.minute >= from && isDay(wall)) || (wall.minute <= until && isDay(dayBefore(wall)));
}

function holds(numbers: readonly number[], value: number): boolean {
  return numbers.length === 0 || numbers.includes(value);
}

function makeDateSet(dates: Dates): (wall: WallClock) => boolean {
  const once = new Set(dates.filter(({ everyYear }) => !everyYear).map(({ date }) => date));
  const yearly = new Set(dates.filter(({ everyYear }) => everyYear).map(({ date }) => date.slice(5)));
  return ({ date }) => once.has(date) || yearly.has(date.slice(5));
}

/** `HH:MM` as minutes after midnight. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
