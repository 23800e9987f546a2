import { type SyntheticEvent, useId } from "react";
import type { Column } from "../../components/data-table.tsx";
import tableStyles from "../../components/data-table.module.css";
import { moveInside, openRow } from "../../components/row-behaviour.ts";
import { t } from "../../messages/format.ts";
import styles from "./figures-table.module.css";

type FiguresTableProps<Row> = {
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** How many rows there are beyond these. */
  readonly leftOff: number;
  /** Said in the place of rows. */
  readonly none: string;
  /** Told whether somebody points at the rows or has the focus among them. */
  readonly onHold?: (isHeld: boolean) => void;
};

/**
 * One of several tables of a page, so its keys are the page's (`use-row-walk.ts`). Rows stay where they are while their
 * figures change, or at least while somebody is at them.
 */
export function FiguresTable<Row>({ title, columns, rows, rowId, leftOff, none, onHold }: FiguresTableProps<Row>) {
  const titleId = useId();
  return (
    <section className={styles["section"]} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles["title"]}>
        {title}
      </h2>
      {rows.length === 0 ? (
        <p className={styles["note"]}>{none}</p>
      ) : (
        <table className={tableStyles["table"]} aria-labelledby={titleId}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.id} scope="col" {...shapeOf(column)} data-column={column.id} style={widthOf(column)}>
                  <span className={column.isHeaderHidden === true ? "hidden-visually" : undefined}>
                    {column.header}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...holding(onHold)}>
            {rows.map((row) => (
              <tr
                key={rowId(row)}
                data-row={rowId(row)}
                onClick={(event) => {
                  openRow(event.currentTarget, event.target);
                }}
                onKeyDown={moveInside}
              >
                {columns.map((column) => (
                  <td key={column.id} {...shapeOf(column)} data-column={column.id}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {leftOff > 0 && <p className={styles["note"]}>{t("realtime.leftOff", { count: leftOff })}</p>}
    </section>
  );
}

function holding(onHold: ((isHeld: boolean) => void) | undefined) {
  if (onHold === undefined) return {};
  const tell = (event: SyntheticEvent<HTMLElement>): void => {
    const { currentTarget: rows } = event;
    // after the pointer or the focus has arrived where it goes
    requestAnimationFrame(() => {
      onHold(rows.matches(":hover") || rows.contains(document.activeElement));
    });
  };
  return { onPointerEnter: tell, onPointerLeave: tell, onFocus: tell, onBlur: tell };
}

function shapeOf({ align, hide }: Pick<Column<never>, "align" | "hide">): Record<string, string> {
  return {
    ...(align === undefined ? {} : { "data-align": align }),
    ...(hide === undefined ? {} : { "data-hide": hide }),
  };
}

function widthOf({ width }: Pick<Column<never>, "width">): { width: number } | undefined {
  return width === undefined ? undefined : { width };
}
