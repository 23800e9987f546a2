import type { IntervalPreview } from "../../api/resources.ts";

export type MatchingSpan = {
  /** null: it matches already. */
  readonly from: string | null;
  /** null: it still matches after the days that were looked at. */
  readonly to: string | null;
};

/** When an interval matches, from its changes in order. */
export function matchingSpans({ matches, changes }: Pick<IntervalPreview, "matches" | "changes">): MatchingSpan[] {
  const spans: MatchingSpan[] = [];
  let open: { from: string | null } | null = matches ? { from: null } : null;
  for (const change of changes) {
    if (change.matches) open = { from: change.at };
    else if (open !== null) {
      spans.push({ from: open.from, to: change.at });
      open = null;
    }
  }
  return open === null ? spans : [...spans, { from: open.from, to: null }];
}
