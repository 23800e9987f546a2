import type { IntervalRules } from "@mailroom/contracts/interval-rules";
import { makeMatcher } from "./make-matcher.ts";
import { wallClockAt } from "./wall-clock.ts";

/**
 * Whether the rules match at an instant, and the name of the first subset that does. What counts is the clock on the
 * wall in the rules' zone: an hour that comes twice matches twice, one that does not exist never.
 * @throws RangeError for a zone that does not exist; `isZone` tells
 */
export function matchInterval(rules: IntervalRules, at: Date): { matches: boolean; matchedBy: string | null } {
  const matchedBy = makeMatcher(rules)(wallClockAt(rules.zone, at.getTime()));
  return { matches: matchedBy !== null, matchedBy };
}
