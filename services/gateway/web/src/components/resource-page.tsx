import { type ReactNode, useCallback } from "react";
import { AddButton } from "./add-button.tsx";
import { CsvButton } from "./csv-button.tsx";
import type { CsvValue } from "./csv.ts";
import type { Column } from "./data-table.tsx";
import { useDialog } from "./dialog-parameter.ts";
import { useFilters } from "./filter-parameter.ts";
import type { ListWords } from "./list-view.tsx";
import { Page } from "./page.tsx";
import { type BulkRemoval, type Named, type PagedOptions, ResourceList } from "./resource-list.tsx";
import { SearchField } from "./search-field.tsx";

export type CsvOf<Row> = {
  readonly filename: string;
  readonly header: readonly string[];
  readonly rowOf: (row: Row) => readonly CsvValue[];
  /** All rows that match, also those that the list has not loaded. */
  readonly read: (search: string | undefined) => Promise<readonly Row[]>;
};

type ResourcePageProps<Row> = {
  readonly title: string;
  readonly words: ListWords;
  readonly searchLabel: string;
  readonly list: (search: string | undefined) => PagedOptions<Row>;
  readonly columns: readonly Column<Row>[];
  readonly nameOf: (row: Row) => string;
  readonly bulk: BulkRemoval;
  readonly csv: CsvOf<Row>;
  /** `?dialog=<this>&id=new` adds one; or how one gets to where they are added, which has the round + button. */
  readonly adding: { readonly dialog: string } | { readonly elsewhere: () => void };
  readonly children: ReactNode;
};

/** The page of one kind of thing: search, list, export, deletion of several, the round + button; its sheets are children. */
export function ResourcePage<Row extends Named>(props: ResourcePageProps<Row>) {
  const { title, words, searchLabel, list, columns, nameOf, bulk, csv, adding, children } = props;
  const filters = useFilters();
  const dialog = useDialog();
  const search = filters.get("search");
  const asked = search === "" ? undefined : search;
  const { set } = filters;
  const onSearch = useCallback(
    (value: string) => {
      set("search", value);
    },
    [set],
  );
  const isHere = "dialog" in adding;
  const add = (): void => {
    if (isHere) dialog.open(adding.dialog, "new");
    else adding.elsewhere();
  };
  return (
    <Page
      title={title}
      tools={
        <>
          <SearchField label={searchLabel} value={search} onSearch={onSearch} />
          <CsvButton
            filename={csv.filename}
            header={csv.header}
            read={async () => (await csv.read(asked)).map(csv.rowOf)}
          />
        </>
      }
    >
      <ResourceList
        words={words}
        list={list(asked)}
        columns={columns}
        nameOf={nameOf}
        bulk={bulk}
        isFiltered={search !== ""}
        onClearFilters={filters.clear}
        onAdd={add}
      />
      {isHere && <AddButton label={words.add} onClick={add} />}
      {children}
    </Page>
  );
}
