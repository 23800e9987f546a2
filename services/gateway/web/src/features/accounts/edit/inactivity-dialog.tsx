import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { useFocusBack } from "../../../components/use-focus-back.ts";
import { t } from "../../../messages/format.ts";
import { showDuration } from "../../../messages/time.ts";
import type { InactivityQuestion } from "./use-inactivity-question.ts";

type InactivityDialogProps = {
  readonly question: InactivityQuestion | null;
  readonly onAnswer: (isAllowed: boolean) => void;
};

export function InactivityDialog({ question, onAnswer }: InactivityDialogProps) {
  useFocusBack(question !== null);
  if (question === null) return null;
  const { count, minutes } = question;
  return (
    <ConfirmDialog
      opened
      title={t("accounts.inactive.title", { count })}
      confirm={t("accounts.inactive.save")}
      onCancel={() => {
        onAnswer(false);
      }}
      onConfirm={() => {
        onAnswer(true);
      }}
    >
      <p>{t("accounts.inactive.text", { count, time: showDuration(minutes * 60) })}</p>
    </ConfirmDialog>
  );
}
