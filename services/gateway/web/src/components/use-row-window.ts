import { type RefObject, useEffect, useRef, useState } from "react";
import { type Piece, piecesOf, rangeInView, type RowRange, windowedFrom } from "./row-window.ts";

type RowWindow = {
  /** False: all rows are there, in one piece. */
  readonly isWindowed: boolean;
  readonly pieces: readonly Piece[];
  readonly heightOf: (gap: RowRange) => number;
  /** Call it with the row that has got the focus, which then stays in the document. */
  readonly keep: (id: string) => void;
  /** Focuses a row that may not be in the document yet; the browser scrolls to it. */
  readonly reveal: (index: number) => void;
};

/** Follows the view, whatever scrolls. Rows carry `data-row` (their id) and have their link marked `data-row-main`. */
export function useRowWindow(body: RefObject<HTMLElement | null>, ids: readonly string[]): RowWindow {
  const count = ids.length;
  const isWindowed = count > windowedFrom;
  const [range, setRange] = useState<RowRange>({ first: 0, end: 60 });
  const [rowHeight, setRowHeight] = useState(36);
  const [kept, setKept] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (!isWindowed) return;
    return followView(() => {
      const rows = body.current;
      const height = rows?.querySelector("tr[data-row]")?.getBoundingClientRect().height ?? 0;
      if (rows === null || height === 0) return;
      const { top } = rows.getBoundingClientRect();
      const next = rangeInView({ top, height: window.innerHeight, rowHeight: height }, count);
      setRowHeight(height);
      setRange((before) => (before.first === next.first && before.end === next.end ? before : next));
    });
  }, [body, count, isWindowed]);
  useEffect(() => {
    if (wanted.current === null || wanted.current !== kept) return;
    wanted.current = null;
    focusRow(body.current, kept);
  }, [body, kept]);
  const keptIndex = kept === null ? -1 : ids.indexOf(kept);
  return {
    isWindowed,
    pieces: isWindowed
      ? piecesOf(count, range, keptIndex === -1 ? null : keptIndex)
      : [{ kind: "rows", first: 0, end: count }],
    heightOf: ({ first, end }) => (end - first) * rowHeight,
    keep: setKept,
    reveal: (index) => {
      const id = ids[index];
      if (id === undefined || focusRow(body.current, id)) return;
      wanted.current = id;
      setKept(id);
    },
  };
}

/** Once now, then with each frame in which something scrolled or the window changed. */
function followView(look: () => void): () => void {
  let frame = requestAnimationFrame(look);
  const later = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(look);
  };
  // scrolling does not bubble, but it can be captured
  document.addEventListener("scroll", later, { capture: true, passive: true });
  window.addEventListener("resize", later);
  return () => {
    cancelAnimationFrame(frame);
    document.removeEventListener("scroll", later, { capture: true });
    window.removeEventListener("resize", later);
  };
}

function focusRow(body: HTMLElement | null, id: string): boolean {
  const main = body?.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(id)}"] [data-row-main]`) ?? null;
  main?.focus();
  return main !== null;
}
