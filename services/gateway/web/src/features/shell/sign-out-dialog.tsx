import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { t } from "../../messages/format.ts";

type SignOutDialogProps = {
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** Before a session ends with which something unsaved would go. */
export function SignOutDialog(props: SignOutDialogProps) {
  useFocusBack();
  return (
    <ConfirmDialog opened title={t("leave.title")} confirm={t("leave.discard")} cancel={t("leave.stay")} {...props} />
  );
}
