import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { queryKeys } from "../../api/query-keys.ts";
import type { Disposition } from "../../api/resources.ts";
import { BulkDelete } from "../../components/bulk-delete.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { LockIcon } from "../../components/icon.tsx";
import { RowMenu } from "../../components/row-menu.tsx";
import { TreeView } from "../../components/tree-view.tsx";
import { t } from "../../messages/format.ts";
import styles from "./disposition-panel.module.css";
import { deleteDisposition } from "./disposition-queries.ts";
import { pathText, topmost, treeItems } from "./disposition-tree.ts";
import { useScopeNames } from "./scope-names.ts";

type PanelProps = {
  readonly label: string;
  readonly dispositions: readonly Disposition[];
  /** Only to be looked at: what belongs to others is changed where it belongs. */
  readonly isReadOnly?: boolean;
};

/** The tree, what can be done with each of them, and with several at once. */
export function DispositionPanel({ label, dispositions, isReadOnly = false }: PanelProps) {
  const client = useQueryClient();
  const dialog = useDialog();
  const scopeName = useScopeNames();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const byId = new Map(dispositions.map((each) => [each.id, each]));
  const items = treeItems(dispositions, closed).map((item) => (isReadOnly ? { ...item, isSelectable: false } : item));
  const selected = new Set(items.filter(({ id }) => ticked.has(id)).map(({ id }) => id));
  const details = (id: string): ReactNode => {
    const disposition = byId.get(id);
    if (disposition === undefined) return null;
    return <Remarks disposition={disposition} scope={scopeName(disposition)} />;
  };
  const menu = (id: string): ReactNode => {
    const disposition = byId.get(id);
    return disposition === undefined || isReadOnly ? null : <Menu disposition={disposition} />;
  };
  const edit = (id: string): void => {
    if (byId.get(id)?.isSystem === false) dialog.open("disposition", id);
  };
  return (
    <>
      <TreeView
        label={label}
        items={items}
        selected={selected}
        details={details}
        menu={menu}
        onSelect={(id) => {
          setTicked(toggled(selected, id));
        }}
        onOpen={(id, isOpen) => {
          if (isOpen === closed.has(id)) setClosed(toggled(closed, id));
        }}
        {...(isReadOnly
          ? {}
          : {
              onActivate: edit,
              onDelete: (id: string) => {
                dialog.open("delete-disposition", id);
              },
            })}
      />
      <BulkDelete
        selected={topmost(dispositions, selected).map((each) => ({ id: each.id, name: pathText(each) }))}
        text={t("dispositions.bulkText")}
        remove={deleteDisposition}
        onClear={() => {
          setTicked(new Set());
        }}
        onDone={() => void client.invalidateQueries({ queryKey: queryKeys.dispositions })}
      />
    </>
  );
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Where it stands is said once, at the first level. */
function Remarks({ disposition, scope }: { readonly disposition: Disposition; readonly scope: string }) {
  const { description, level, parentId, isSystem } = disposition;
  const remark = description ?? (level === 3 ? t("dispositions.thirdLevel") : "");
  return (
    <>
      <span className={styles["remark"]} dir="auto" title={remark}>
        {remark}
      </span>{" "}
      {isSystem && (
        <span className={styles["scope"]} title={t("dispositions.system")}>
          <LockIcon size={16} stroke={1.5} aria-hidden /> {t("dispositions.locked")}
        </span>
      )}
      {!isSystem && parentId === null && (
        <span className={styles["scope"]} dir="auto">
          {scope}
        </span>
      )}
    </>
  );
}

function Menu({ disposition }: { readonly disposition: Disposition }) {
  const dialog = useDialog();
  const { id, name, level, isSystem } = disposition;
  if (isSystem) return <span className={styles["noMenu"]} />;
  const open = (dialogName: string, dialogId: string) => () => {
    dialog.open(dialogName, dialogId);
  };
  const below = { label: t("dispositions.addBelow"), run: open("disposition", `below-${id}`) };
  return (
    <RowMenu
      name={name}
      items={[
        { label: t("rows.edit"), run: open("disposition", id) },
        ...(level < 3 ? [below] : []),
        { label: t("dispositions.delete"), run: open("delete-disposition", id), isDangerous: true },
      ]}
    />
  );
}

/** [+ Add disposition] of a panel that has no round button. */
export function AddDispositionButton() {
  const dialog = useDialog();
  return (
    <Button
      size="xs"
      variant="default"
      onClick={() => {
        dialog.open("disposition", "new");
      }}
    >
      {t("dispositions.add")}
    </Button>
  );
}
