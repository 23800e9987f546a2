/**
 * The one table: a real `<table>` with a caption, 36 px rows, one tab stop a row (its link), `j` and `k` between rows.
 * Sorting and paging are the server's. A refetch keeps the rows; the first load shows rows of the final geometry. Beyond
 * 200 rows only those in view are in the document (`row-window.ts`); assistive technology is told which and of how many.
 */
import { Button, Skeleton } from "@mantine/core";
import { type ColumnDef, tableFeatures, useTable } from "@tanstack/react-table";
import { type ReactNode, type RefObject, useMemo, useRef } from "react";
import { t } from "../messages/format.ts";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import styles from "./data-table.module.css";
import { useIsSlow } from "./loading.tsx";
import { RowBox } from "./row-box.tsx";
import { moveInside, openRow } from "./row-behaviour.ts";
import type { RowSelection } from "./use-row-selection.ts";
import { useRowWindow } from "./use-row-window.ts";

const features = tableFeatures({});

export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: "end";
  /** `narrow`: hidden below 768 px; `medium`: below 1200 px already. */
  readonly hide?: "narrow" | "medium";
  readonly width?: number;
  /** Says in words what the column holds where its header is empty. */
  readonly isHeaderHidden?: boolean;
};

type DataTableProps<Row> = {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly isStrong?: (row: Row) => boolean;
  readonly isCurrent?: (row: Row) => boolean;
  readonly selection?: RowSelection<Row>;
  readonly empty: ReactNode;
  readonly more?: { readonly hasMore: boolean; readonly isLoading: boolean; readonly load: () => void };
};

export function DataTable<Data extends object>(props: DataTableProps<Data>) {
  const { caption, columns, rows, rowId, isPending, isFetching, empty, more } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const isSlow = useIsSlow(isPending);
  // the focus moving or the view scrolling must not make a long table anew
  const definitions = useMemo(
    () => columns.map(({ id, header }): ColumnDef<typeof features, Data> => ({ id, header })),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, columns: definitions, data, getRowId: rowId });
  const all = table.getRowModel().rows;
  const ids = useMemo(() => all.map(({ id }) => id), [all]);
  const view = useRowWindow(body, ids);
  useRowKeys(body, ids, { reveal: view.reveal, isSelectable: props.selection !== undefined });
  if (!isPending && rows.length === 0) return <>{empty}</>;
  return (
    <div className={styles["frame"]} data-fetching={isFetching && !isPending}>
      <table
        className={styles["table"]}
        aria-busy={isFetching}
        {...(view.isWindowed ? { "aria-rowcount": rows.length + 1 } : {})}
      >
        <caption className="hidden-visually">{caption}</caption>
        <thead>
          <tr>
            {props.selection !== undefined && (
              <th scope="col" className={styles["choice"]}>
                <RowBox
                  isTabStop
                  label={t("common.selectAll")}
                  checked={props.selection.areAllSelected}
                  onToggle={props.selection.toggleAll}
                />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                {...cellShape(column)}
                style={column.width === undefined ? undefined : { width: column.width }}
              >
                <span className={column.isHeaderHidden === true ? "hidden-visually" : undefined}>{column.header}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {isPending && isSlow && <SkeletonRows columns={columns} hasBoxes={props.selection !== undefined} />}
          {view.pieces.flatMap((piece, at) =>
            piece.kind === "gap"
              ? [<Gap key={`gap ${at}`} height={view.heightOf(piece)} />]
              : all.slice(piece.first, piece.end).map((row, offset) => (
                  <Row
                    key={row.id}
                    id={row.id}
                    row={row.original}
                    columns={columns}
                    isStrong={props.isStrong?.(row.original) === true}
                    isCurrent={props.isCurrent?.(row.original) === true}
                    selection={props.selection}
                    // the header is the first
                    position={view.isWindowed ? piece.first + offset + 2 : null}
                    onFocus={view.keep}
                  />
                )),
          )}
        </tbody>
      </table>
      {more?.hasMore === true && (
        <div className={styles["more"]}>
          <Button size="xs" variant="default" loading={more.isLoading} onClick={more.load}>
            {t("common.loadMore")}
          </Button>
        </div>
      )}
    </div>
  );
}

type RowProps<Data> = {
  readonly id: string;
  readonly row: Data;
  readonly columns: readonly Column<Data>[];
  readonly isStrong: boolean;
  readonly isCurrent: boolean;
  readonly selection: RowSelection<Data> | undefined;
  /** Among all rows of the table, where not all are in the document. */
  readonly position: number | null;
  readonly onFocus: (id: string) => void;
};

function Row<Data>({ id, row, columns, isStrong, isCurrent, selection, position, onFocus }: RowProps<Data>) {
  const isSelected = selection?.isSelected(row) === true;
  const cells = useMemo(
    () =>
      columns.map((column) => (
        <td key={column.id} {...cellShape(column)}>
          {column.cell(row)}
        </td>
      )),
    [columns, row],
  );
  return (
    <tr
      data-row={id}
      data-strong={isStrong}
      data-current={isCurrent || isSelected}
      {...(position === null ? {} : { "aria-rowindex": position })}
      onClick={(event) => {
        openRow(event.currentTarget, event.target);
      }}
      onFocus={() => {
        onFocus(id);
      }}
      onKeyDown={moveInside}
    >
      {selection !== undefined && (
        <td className={styles["choice"]}>
          <RowBox
            label={t("common.selectRow", { name: selection.nameOf(row) })}
            checked={isSelected}
            onToggle={() => {
              selection.toggle(row);
            }}
          />
        </td>
      )}
      {cells}
    </tr>
  );
}

/** Rows that are not in the document: their height only. One cell, or a table of fixed layout would get more columns. */
function Gap({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden="true" className={styles["gap"]} style={{ height }}>
      <td />
    </tr>
  );
}

function cellShape({ align, hide }: Pick<Column<never>, "align" | "hide">): {
  "data-align"?: string;
  "data-hide"?: string;
} {
  return {
    ...(align === undefined ? {} : { "data-align": align }),
    ...(hide === undefined ? {} : { "data-hide": hide }),
  };
}

type SkeletonProps<Row> = { readonly columns: readonly Column<Row>[]; readonly hasBoxes: boolean };

function SkeletonRows<Row>({ columns, hasBoxes }: SkeletonProps<Row>) {
  return Array.from({ length: 8 }, (_, index) => (
    <tr key={index}>
      {hasBoxes && <td />}
      {columns.map((column) => (
        <td key={column.id} {...cellShape(column)}>
          <Skeleton height={12} width={column.isHeaderHidden === true ? 16 : "70%"} />
        </td>
      ))}
    </tr>
  ));
}

function useRowKeys(
  body: RefObject<HTMLTableSectionElement | null>,
  ids: readonly string[],
  { reveal, isSelectable }: { readonly reveal: (index: number) => void; readonly isSelectable: boolean },
): void {
  const move = (step: 1 | -1): void => {
    const row = document.activeElement?.closest<HTMLElement>("tr[data-row]") ?? null;
    const at = row === null || body.current?.contains(row) !== true ? -1 : ids.indexOf(row.dataset["row"] ?? "");
    reveal(at === -1 ? (step === 1 ? 0 : ids.length - 1) : at + step);
  };
  const press = (selector: string): void => {
    document.activeElement?.closest("tr[data-row]")?.querySelector<HTMLElement>(selector)?.click();
  };
  useShortcuts([
    {
      keys: "j",
      label: t("keys.nextRow"),
      run: () => {
        move(1);
      },
    },
    {
      keys: "k",
      label: t("keys.previousRow"),
      run: () => {
        move(-1);
      },
    },
    ...(isSelectable
      ? [
          {
            keys: "x",
            label: t("keys.selectRow"),
            run: () => {
              press("[data-row-select]");
            },
          },
        ]
      : []),
    {
      keys: "m",
      label: t("keys.rowMenu"),
      run: () => {
        press("[data-row-menu]");
      },
    },
  ]);
}
