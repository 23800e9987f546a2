import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { useFocusBack } from "../../../components/use-focus-back.ts";
import { t } from "../../../messages/format.ts";
import { showDayAndTime } from "../../../messages/time.ts";
import type { BacklogQuestion } from "./use-backlog-question.ts";

type BacklogDialogProps = {
  readonly question: BacklogQuestion | null;
  readonly onAnswer: (isAllowed: boolean) => void;
  /** Shows where something else can be chosen. */
  readonly onChoose: () => void;
};

export function BacklogDialog({ question, onAnswer, onChoose }: BacklogDialogProps) {
  useFocusBack(question !== null);
  if (question === null) return null;
  const { unread, backlog } = question;
  const since = backlog.since === null ? "" : showDayAndTime(backlog.since, new Date());
  return (
    <ConfirmDialog
      opened
      title={t("accounts.backlog.title", { unread })}
      confirm={t("accounts.backlog.save")}
      cancel={t("accounts.backlog.choose")}
      onCancel={() => {
        onAnswer(false);
        onChoose();
      }}
      onConfirm={() => {
        onAnswer(true);
      }}
    >
      <p>{t(`accounts.backlog.${backlog.mode}`, { since })}</p>
    </ConfirmDialog>
  );
}
