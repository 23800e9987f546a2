import { useState } from "react";

/** What a table needs to let rows be chosen. */
export type RowSelection<Row> = {
  readonly isSelected: (row: Row) => boolean;
  readonly areAllSelected: boolean;
  readonly toggle: (row: Row) => void;
  readonly toggleAll: () => void;
  /** Names a row's box. */
  readonly nameOf: (row: Row) => string;
};

/** Chosen rows, of those that are shown: a filter never leaves something chosen that nobody sees. */
export function useRowSelection<Row>(
  rows: readonly Row[],
  { idOf, nameOf }: { readonly idOf: (row: Row) => string; readonly nameOf: (row: Row) => string },
): { readonly selected: readonly Row[]; readonly selection: RowSelection<Row>; readonly clear: () => void } {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const selected = rows.filter((row) => ids.has(idOf(row)));
  const areAllSelected = rows.length > 0 && selected.length === rows.length;
  const toggle = (row: Row): void => {
    setIds((before) => {
      const next = new Set(before);
      if (!next.delete(idOf(row))) next.add(idOf(row));
      return next;
    });
  };
  return {
    selected,
    clear: () => {
      setIds(new Set());
    },
    selection: {
      isSelected: (row) => ids.has(idOf(row)),
      areAllSelected,
      toggle,
      toggleAll: () => {
        setIds(areAllSelected ? new Set() : new Set(rows.map(idOf)));
      },
      nameOf,
    },
  };
}
