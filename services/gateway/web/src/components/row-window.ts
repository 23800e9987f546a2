/**
 * Which rows of a long table are in the document: those in view with some to spare, and the one that has the focus. The
 * others are gaps of their height. Rows are all of one height, so that this is arithmetic. Pure.
 */

/** From `first` up to, but not including, `end`. */
export type RowRange = { readonly first: number; readonly end: number };
export type Piece = ({ readonly kind: "rows" } & RowRange) | ({ readonly kind: "gap" } & RowRange);

/** Up to here a browser lays all rows out without anybody noticing. */
export const windowedFrom = 200;
/** Rows beside the view: enough for a turn of the wheel, and for Tab to find a next row. */
const spare = 20;
/** The window moves by so many rows at a time, not with every pixel. */
const step = 10;

export type View = {
  /** Where the first row begins, relative to the top of the window; negative when scrolled past. In pixels. */
  readonly top: number;
  readonly height: number;
  readonly rowHeight: number;
};

export function rangeInView({ top, height, rowHeight }: View, count: number): RowRange {
  const first = Math.floor((-top / rowHeight - spare) / step) * step;
  const end = Math.ceil(((height - top) / rowHeight + spare) / step) * step;
  return { first: clamp(first, count), end: clamp(end, count) };
}

/** Rows and gaps in their order; together they are all rows. `kept`: a row that stays wherever it is, or null. */
export function piecesOf(count: number, { first, end }: RowRange, kept: number | null): Piece[] {
  const shown: RowRange[] = [{ first: clamp(first, count), end: clamp(end, count) }];
  if (kept !== null && kept < count && (kept < first || kept >= end)) shown.push({ first: kept, end: kept + 1 });
  const pieces: Piece[] = [];
  let at = 0;
  for (const range of shown.toSorted((one, other) => one.first - other.first)) {
    if (range.first > at) pieces.push({ kind: "gap", first: at, end: range.first });
    pieces.push({ kind: "rows", ...range });
    at = range.end;
  }
  return at < count ? [...pieces, { kind: "gap", first: at, end: count }] : pieces;
}

function clamp(row: number, count: number): number {
  return Math.min(Math.max(row, 0), count);
}
