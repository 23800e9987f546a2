/**
 * The one table: a real `<table>` with a caption, 36 px rows, one tab stop a row (its link), `j` and `k` between rows.
 * Sorting and paging are the server's. A refetch keeps the rows; the first load shows rows of the final geometry.
 */
import { Button, Skeleton } from "@mantine/core";
import { type ColumnDef, tableFeatures, useTable } from "@tanstack/react-table";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { t } from "../messages/format.ts";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import styles from "./data-table.module.css";
import { useIsSlow } from "./loading.tsx";

const features = tableFeatures({});

export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: "end";
  /** `narrow`: hidden below 768 px. */
  readonly hide?: "narrow";
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
  readonly empty: ReactNode;
  readonly more?: { readonly hasMore: boolean; readonly isLoading: boolean; readonly load: () => void };
};

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowId, isPending, isFetching, empty, more } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const isSlow = useIsSlow(isPending);
  const definitions = columns.map((column): ColumnDef<typeof features, Row> => ({
    id: column.id,
    header: column.header,
  }));
  const table = useTable({ features, columns: definitions, data: [...rows], getRowId: rowId });
  useRowKeys(body);
  if (!isPending && rows.length === 0) return <>{empty}</>;
  return (
    <div className={styles["frame"]} data-fetching={isFetching && !isPending}>
      <table className={styles["table"]} aria-busy={isFetching}>
        <caption className="hidden-visually">{caption}</caption>
        <thead>
          <tr>
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
          {isPending && isSlow && <SkeletonRows columns={columns} />}
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              data-row={row.id}
              data-strong={props.isStrong?.(row.original) === true}
              data-current={props.isCurrent?.(row.original) === true}
              onClick={(event) => {
                openRow(event.currentTarget, event.target);
              }}
              onKeyDown={moveInside}
            >
              {columns.map((column) => (
                <td key={column.id} {...cellShape(column)}>
                  {column.cell(row.original)}
                </td>
              ))}
            </tr>
          ))}
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

function cellShape({ align, hide }: Pick<Column<never>, "align" | "hide">): {
  "data-align"?: string;
  "data-hide"?: string;
} {
  return {
    ...(align === undefined ? {} : { "data-align": align }),
    ...(hide === undefined ? {} : { "data-hide": hide }),
  };
}

function SkeletonRows<Row>({ columns }: { readonly columns: readonly Column<Row>[] }) {
  return Array.from({ length: 8 }, (_, index) => (
    <tr key={index}>
      {columns.map((column) => (
        <td key={column.id} {...cellShape(column)}>
          <Skeleton height={12} width={column.isHeaderHidden === true ? 16 : "70%"} />
        </td>
      ))}
    </tr>
  ));
}

/** A click anywhere in a row is a click on its link; controls in the row keep their own. */
function openRow(row: HTMLElement, target: EventTarget): void {
  if (!(target instanceof Element) || target.closest("a, button, input, label, [role=menu]") !== null) return;
  if (window.getSelection()?.isCollapsed === false) return;
  mainOf(row)?.click();
}

function mainOf(row: Element): HTMLElement | null {
  return row.querySelector<HTMLElement>("[data-row-main]");
}

/** Left and right between the controls of a row: only the first is a tab stop. */
function moveInside(event: KeyboardEvent<HTMLTableRowElement>): void {
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("a, button")];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = at === -1 ? undefined : stops[at + (event.key === "ArrowRight" ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function useRowKeys(body: React.RefObject<HTMLTableSectionElement | null>): void {
  const move = (step: 1 | -1): void => {
    const rows = [...(body.current?.querySelectorAll("tr[data-row]") ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const row = rows[at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step];
    if (row !== undefined) mainOf(row)?.focus();
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
    {
      keys: "m",
      label: t("keys.rowMenu"),
      run: () => {
        press("[data-row-menu]");
      },
    },
  ]);
}
