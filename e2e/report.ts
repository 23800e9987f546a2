/**
 * The form that benchmarks and fault runs share: a table for people, then one JSON object as the last line of stdout,
 * and exit status 1 when a goal was missed.
 */

/** One measured figure and what it was asked to be. */
export type Goal = {
  /** What is measured, with its unit: `p50 ms`. */
  readonly goal: string;
  readonly value: number;
  readonly limit: number;
  readonly met: boolean;
};

export type Report = { readonly name: string; readonly goals: readonly Goal[] };

/** Met when `value` does not exceed `limit`. NaN is never met. */
export function atMost(goal: string, value: number, limit: number): Goal {
  return { goal, value, limit, met: value <= limit };
}

/** Met when `value` is not below `limit`. NaN is never met. */
export function atLeast(goal: string, value: number, limit: number): Goal {
  return { goal, value, limit, met: value >= limit };
}

/** Met when `value` is `limit`. */
export function exactly(goal: string, value: number, limit: number): Goal {
  return { goal, value, limit, met: value === limit };
}

/** Prints the table and, last, the JSON line; sets `process.exitCode` to 1 when a goal was missed. */
export function printReport(report: Report): void {
  process.stdout.write(`\n${formatTable(report.goals)}\n${JSON.stringify(report)}\n`);
  if (!isSuccess(report)) process.exitCode = 1;
}

/** Whether every goal was met; a report without goals proves nothing. */
export function isSuccess({ goals }: Report): boolean {
  return goals.length > 0 && goals.every(({ met }) => met);
}

function formatTable(goals: readonly Goal[]): string {
  const rows = [
    ["goal", "value", "limit", ""],
    ...goals.map(({ goal, value, limit, met }) => [goal, String(value), String(limit), met ? "met" : "MISSED"]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(([goal = "", value = "", limit = "", state = ""]) =>
      [goal.padEnd(widths[0] ?? 0), value.padStart(widths[1] ?? 0), limit.padStart(widths[2] ?? 0), state]
        .join("  ")
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join("");
}
