import { type QueryKey, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import type { pagedQuery } from "../api/paging.ts";
import { itemsOf } from "../api/paging.ts";
import { BulkDelete } from "./bulk-delete.tsx";
import type { Column } from "./data-table.tsx";
import { ListView, type ListWords } from "./list-view.tsx";
import { useRowSelection } from "./use-row-selection.ts";

export type Named = { readonly id: string };
export type PagedOptions<Row> = ReturnType<typeof pagedQuery<Row>>;

export type BulkRemoval = {
  readonly remove: (id: string) => Promise<void>;
  /** What goes with them, what stays. */
  readonly text: string;
  /** Read again afterwards. */
  readonly stale: QueryKey;
};

type ResourceListProps<Row> = {
  readonly words: ListWords;
  readonly list: PagedOptions<Row>;
  readonly columns: readonly Column<Row>[];
  readonly nameOf: (row: Row) => string;
  readonly bulk: BulkRemoval;
  readonly isFiltered: boolean;
  readonly onClearFilters: () => void;
  readonly onAdd: () => void;
};

/** A list of things of one kind, of which several can be deleted at once. */
export function ResourceList<Row extends Named>(props: ResourceListProps<Row>) {
  const { words, list, columns, nameOf, bulk, isFiltered, onClearFilters, onAdd } = props;
  const client = useQueryClient();
  const query = useInfiniteQuery(list);
  const { selected, selection, clear } = useRowSelection(itemsOf(query.data), { idOf: ({ id }) => id, nameOf });
  return (
    <>
      <ListView
        words={words}
        query={query}
        columns={columns}
        selection={selection}
        isFiltered={isFiltered}
        onClearFilters={onClearFilters}
        onAdd={onAdd}
      />
      <BulkDelete
        selected={selected.map((row) => ({ id: row.id, name: nameOf(row) }))}
        text={bulk.text}
        remove={bulk.remove}
        onClear={clear}
        onDone={() => void client.invalidateQueries({ queryKey: bulk.stale })}
      />
    </>
  );
}
