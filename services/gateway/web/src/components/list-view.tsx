import { Button } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { itemsOf } from "../api/paging.ts";
import type { Page } from "../api/resources.ts";
import { t } from "../messages/format.ts";
import { type Column, DataTable } from "./data-table.tsx";
import { EmptyView } from "./empty-view.tsx";
import { ProblemView } from "./problem-view.tsx";
import type { RowSelection } from "./use-row-selection.ts";

/** The sentences of a list: each is a whole text of the catalogue. */
export type ListWords = {
  readonly caption: string;
  readonly failed: string;
  /** There is none at all. */
  readonly none: string;
  /** None that the search or the filters let through. */
  readonly noMatch: string;
  readonly add: string;
};

type ListViewProps<Row> = {
  readonly words: ListWords;
  readonly query: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
  readonly columns: readonly Column<Row>[];
  readonly selection?: RowSelection<Row>;
  readonly isFiltered: boolean;
  readonly onClearFilters: () => void;
  readonly onAdd: () => void;
};

/** A list in each of its states: loading, rows, none yet, none that match, failed. */
export function ListView<Row extends { readonly id: string }>(props: ListViewProps<Row>) {
  const { words, query, columns, isFiltered, onClearFilters, onAdd } = props;
  if (query.error !== null && query.data === undefined) {
    return <ProblemView error={query.error} title={words.failed} onRetry={() => void query.refetch()} />;
  }
  const empty = isFiltered ? (
    <EmptyView
      text={words.noMatch}
      action={
        <Button variant="default" onClick={onClearFilters}>
          {t("common.clearFilters")}
        </Button>
      }
    />
  ) : (
    <EmptyView text={words.none} action={<Button onClick={onAdd}>{words.add}</Button>} />
  );
  return (
    <DataTable
      caption={words.caption}
      columns={columns}
      rows={itemsOf(query.data)}
      rowId={({ id }) => id}
      {...(props.selection === undefined ? {} : { selection: props.selection })}
      isPending={query.isPending}
      isFetching={query.isFetching}
      empty={empty}
      more={{
        hasMore: query.hasNextPage,
        isLoading: query.isFetchingNextPage,
        load: () => void query.fetchNextPage(),
      }}
    />
  );
}
