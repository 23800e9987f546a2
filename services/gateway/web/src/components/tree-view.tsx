/**
 * A real tree (WAI-ARIA): one tab stop; up, down, Home and End move, right opens and goes in, left closes and goes out, Enter
 * opens the item, Space or `x` selects it, `m` opens its menu, Delete deletes it. When the item with the focus goes, its
 * successor takes the focus.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { t } from "../messages/format.ts";
import { ClosedIcon, OpenIcon } from "./icon.tsx";
import { RowBox } from "./row-box.tsx";
import { keyOf, targetOf, type TreeItem } from "./tree-keys.ts";
import styles from "./tree-view.module.css";

type TreeViewProps = {
  readonly label: string;
  /** What is visible, from top to bottom. */
  readonly items: readonly TreeItem[];
  readonly selected: ReadonlySet<string>;
  /** `one`: no boxes; a click anywhere in the row, Enter and Space choose it. Default: many. */
  readonly selection?: "many" | "one";
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string, isOpen: boolean) => void;
  /** Enter, or a click on the name; nothing happens where it is absent. */
  readonly onActivate?: (id: string) => void;
  readonly onDelete?: (id: string) => void;
  /** Beside the name; read out with it. */
  readonly details: (id: string) => ReactNode;
  readonly menu: (id: string) => ReactNode;
};

export function TreeView(props: TreeViewProps) {
  const { label, items, selected } = props;
  const list = useRef<HTMLUListElement>(null);
  const { current, setCurrent } = useFocusInTree(list, items);
  const isMultiple = props.selection !== "one" && items.some(({ isSelectable }) => isSelectable);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // keys of the controls inside an item are their own
    if (event.altKey || event.ctrlKey || event.metaKey || !isItem(event.target)) return;
    const at = items.findIndex(({ id }) => id === current);
    const item = items[at];
    if (item === undefined || !act(event.key, item, props, event.currentTarget)) {
      const next = targetOf(event.key, items, at);
      if (next === null) return;
      setCurrent(next);
      itemElement(list.current, next)?.focus();
    }
    event.preventDefault();
  };
  return (
    <ul
      ref={list}
      role="tree"
      aria-label={label}
      className={styles["tree"]}
      {...(isMultiple ? { "aria-multiselectable": true } : {})}
      onKeyDown={onKeyDown}
    >
      {items.map((item) => (
        <Item
          key={item.id}
          item={item}
          tree={props}
          isCurrent={item.id === current}
          isSelected={selected.has(item.id)}
          onFocus={() => {
            setCurrent(item.id);
          }}
        />
      ))}
    </ul>
  );
}

type ItemProps = {
  readonly item: TreeItem;
  readonly tree: TreeViewProps;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly onFocus: () => void;
};

function Item({ item, tree, isCurrent, isSelected, onFocus }: ItemProps) {
  const { id, name, level, position, siblings, isOpen, isSelectable } = item;
  const isOfOne = tree.selection === "one";
  const choose = isOfOne && isSelectable ? () => tree.onActivate?.(id) : undefined;
  return (
    <li
      role="treeitem"
      data-item={id}
      className={styles["item"]}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-labelledby={`tree-${id} tree-${id}-details`}
      {...(isOpen === null ? {} : { "aria-expanded": isOpen })}
      {...(isSelectable ? { "aria-selected": isSelected } : {})}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={onFocus}
      onClick={choose}
    >
      <span className={styles["box"]} data-none={isOfOne}>
        {isSelectable && !isOfOne && (
          <RowBox
            label={t("common.selectRow", { name })}
            checked={isSelected}
            onToggle={() => {
              tree.onSelect(id);
            }}
          />
        )}
      </span>
      <span className={styles["indent"]} style={{ inlineSize: (level - 1) * 24 }} />
      <span
        className={styles["twist"]}
        aria-hidden
        onClick={(event) => {
          if (isOpen === null) return;
          event.stopPropagation();
          tree.onOpen(id, !isOpen);
        }}
      >
        {isOpen === true && <OpenIcon size={16} stroke={1.5} />}
        {isOpen === false && <ClosedIcon size={16} stroke={1.5} />}
      </span>
      <span
        id={`tree-${id}`}
        className={styles["name"]}
        data-active={tree.onActivate !== undefined}
        dir="auto"
        title={name}
        onClick={isOfOne ? undefined : () => tree.onActivate?.(id)}
      >
        {name}
      </span>{" "}
      <span id={`tree-${id}-details`} className={styles["details"]}>
        {tree.details(id)}
      </span>
      {tree.menu(id)}
    </li>
  );
}

function isItem(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.getAttribute("role") === "treeitem";
}

function itemElement(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`) ?? null;
}

/** Does to an item what a key asks for; false: nothing. */
function act(key: string, item: TreeItem, tree: TreeViewProps, list: HTMLElement): boolean {
  const { id } = item;
  const does = {
    activate: () => tree.onActivate?.(id),
    select: () => {
      tree.onSelect(id);
    },
    delete: () => tree.onDelete?.(id),
    open: () => {
      tree.onOpen(id, true);
    },
    close: () => {
      tree.onOpen(id, false);
    },
    menu: () => itemElement(list, id)?.querySelector<HTMLElement>("[data-row-menu]")?.click(),
  };
  const meant = keyOf(key, item);
  if (meant !== null) does[meant]();
  return meant !== null;
}

/** One item is the tab stop; what takes the place of a deleted one takes its focus. */
function useFocusInTree(list: { readonly current: HTMLElement | null }, items: readonly TreeItem[]) {
  const [focused, setFocused] = useState<{ id: string; at: number } | null>(null);
  const found = items.some(({ id }) => id === focused?.id);
  const current = found ? focused?.id : (items[Math.min(focused?.at ?? 0, items.length - 1)]?.id ?? undefined);
  const isLost = focused !== null && !found;
  useEffect(() => {
    if (isLost && current !== undefined && document.activeElement === document.body) {
      itemElement(list.current, current)?.focus();
    }
  }, [isLost, current, list]);
  return {
    current,
    setCurrent: (id: string) => {
      setFocused({ id, at: items.findIndex((item) => item.id === id) });
    },
  };
}
