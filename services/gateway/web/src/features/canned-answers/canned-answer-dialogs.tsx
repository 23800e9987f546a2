import { useQuery, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "../../api/query-keys.ts";
import { DeleteDialog } from "../../components/delete-button.tsx";
import { useDialog } from "../../components/dialog-parameter.ts";
import { t } from "../../messages/format.ts";
import { CannedAnswerDialog } from "./canned-answer-dialog.tsx";
import { cannedAnswerQuery, deleteCannedAnswer } from "./canned-answer-queries.ts";

/** All that opens over a list of canned answers; the address says which. */
export function CannedAnswerDialogs({ accountId }: { readonly accountId: string | null }) {
  const client = useQueryClient();
  const dialog = useDialog();
  const doomedId = dialog.name === "delete-canned-answer" ? dialog.id : null;
  const { data: doomed } = useQuery({ ...cannedAnswerQuery(doomedId ?? ""), enabled: doomedId !== null });
  return (
    <>
      <CannedAnswerDialog
        answerId={dialog.name === "canned-answer" ? dialog.id : null}
        accountId={accountId}
        onClose={dialog.close}
      />
      <DeleteDialog
        name={doomedId === null || doomed === undefined ? null : t("canned.keyShown", { key: doomed.data.key })}
        confirm={t("canned.deleteConfirm")}
        remove={() => deleteCannedAnswer(doomedId ?? "")}
        onClose={dialog.close}
        onDeleted={() => {
          dialog.close();
          void client.invalidateQueries({ queryKey: queryKeys.cannedAnswers });
        }}
      >
        <p>{t("canned.deleteText")}</p>
      </DeleteDialog>
    </>
  );
}
