/** One row of docs/requirements.md: `| S62 | done | services/…/x.test.ts |`. */
export type RequirementRow = {
  readonly id: string;
  readonly state: "done" | "partial" | "open";
  readonly test: string | null;
};

export const requirementIds: readonly string[] = [
  ...numbered("S", 117),
  ...numbered("X", 29),
  ...numbered("F", 30),
  ...numbered("N", 14),
];

function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
}

/** Rows in file order, and what cannot be read as a row. */
export function parseRequirementTable(markdown: string): { rows: RequirementRow[]; faults: string[] } {
  const rows: RequirementRow[] = [];
  const faults: string[] = [];
  for (const [index, line] of markdown.split("\n").entries()) {
    const cells = /^\|\s*([SXFN]\d+)\s*\|\s*([^|]*?)\s*\|\s*([^|]*?)\s*\|/.exec(line);
    if (cells === null) continue;
    const [, id = "", state = "", test = ""] = cells;
    if (state !== "done" && state !== "partial" && state !== "open") {
      faults.push(`line ${index + 1}: ${id} has state "${state}"; use done, partial or open`);
      continue;
    }
    rows.push({ id, state, test: test === "" || test === "–" || test === "-" ? null : test.replaceAll("`", "") });
  }
  return { rows, faults };
}

/** The IDs that the titles of tests in this source name. */
export function idsNamedByTests(source: string): Set<string> {
  const ids = new Set<string>();
  for (const title of source.matchAll(
    /\b(?:test|it|describe)(?:\.each\([^]*?\))?(?:\.\w+)?\(\s*(["'`])((?:(?!\1).|\\\1)*)\1/g,
  )) {
    for (const id of (title[2] ?? "").matchAll(/\b([SXFN]\d{1,3})\b/g)) if (id[1] !== undefined) ids.add(id[1]);
  }
  return ids;
}

/** Everything that makes the table untrue; empty when it tells the truth. */
export function faultsOfTable(rows: readonly RequirementRow[], testSources: ReadonlyMap<string, string>): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.id)) faults.push(`${row.id} has two rows`);
    seen.add(row.id);
    if (!requirementIds.includes(row.id)) faults.push(`${row.id} is no requirement`);
    faults.push(...faultsOfRow(row, testSources));
  }
  for (const id of requirementIds) if (!seen.has(id)) faults.push(`${id} has no row`);
  for (const [file, source] of testSources) {
    for (const id of idsNamedByTests(source)) {
      const row = rows.find((candidate) => candidate.id === id);
      if (row?.state === "open") faults.push(`${id} is called open, but ${file} names it`);
    }
  }
  return faults;
}

function faultsOfRow(row: RequirementRow, testSources: ReadonlyMap<string, string>): string[] {
  if (row.state === "open") return row.test === null ? [] : [`${row.id} is open but names a test`];
  if (row.test === null) return [`${row.id} is ${row.state} but names no test`];
  const source = testSources.get(row.test);
  if (source === undefined) return [`${row.id} names ${row.test}, which is no test file`];
  return idsNamedByTests(source).has(row.id) ? [] : [`${row.id} names ${row.test}, but no test there names ${row.id}`];
}
