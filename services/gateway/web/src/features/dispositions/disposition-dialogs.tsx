import { useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "../../api/query-keys.ts";
import type { Disposition } from "../../api/resources.ts";
import { Names } from "../../components/bulk-delete.tsx";
import { DeleteDialog } from "../../components/delete-button.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { t } from "../../messages/format.ts";
import { DispositionDialog } from "./disposition-dialog.tsx";
import { deleteDisposition } from "./disposition-queries.ts";
import { belowOf, pathText } from "./disposition-tree.ts";

type DispositionDialogsProps = {
  readonly all: readonly Disposition[];
  /** null: whoever adds one says for whom. */
  readonly owner: Pick<Disposition, "scope" | "scopeId"> | null;
};

/** All that opens over a tree of dispositions; the address says which. */
export function DispositionDialogs({ all, owner }: DispositionDialogsProps) {
  const client = useQueryClient();
  const dialog = useDialog();
  const doomed = dialog.name === "delete-disposition" ? all.find(({ id }) => id === dialog.id) : undefined;
  const below = doomed === undefined ? [] : belowOf(all, doomed.id);
  return (
    <>
      <DispositionDialog
        target={dialog.name === "disposition" ? dialog.id : null}
        all={all}
        owner={owner}
        onClose={dialog.close}
      />
      <DeleteDialog
        name={doomed?.name ?? null}
        confirm={t("dispositions.deleteConfirm")}
        remove={() => deleteDisposition(doomed?.id ?? "")}
        onClose={dialog.close}
        onDeleted={() => {
          dialog.close();
          void client.invalidateQueries({ queryKey: queryKeys.dispositions });
        }}
      >
        {below.length > 0 && (
          <>
            <p>{t("dispositions.deleteChildren", { count: below.length })}</p>
            <Names names={below.map(pathText)} />
          </>
        )}
        <p>{t("dispositions.deleteKept")}</p>
      </DeleteDialog>
    </>
  );
}
