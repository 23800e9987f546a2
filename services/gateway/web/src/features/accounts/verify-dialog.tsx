import "../../messages/add-accounts.ts";
import { Modal } from "@mantine/core";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { t } from "../../messages/format.ts";
import { storedTrial } from "./trials.ts";
import { VerifySteps } from "./verify-steps.tsx";

type VerifyDialogProps = {
  /** What the menu that opens it calls it. */
  readonly title: string;
  readonly accountId: string | null;
  readonly onClose: () => void;
};

export function VerifyDialog({ title, accountId, onClose }: VerifyDialogProps) {
  useFocusBack(accountId !== null);
  return (
    <Modal
      opened={accountId !== null}
      onClose={onClose}
      size={480}
      title={title}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {accountId !== null && (
        <>
          <VerifySteps protocol="smtp" trial={storedTrial(accountId, "smtp")} />
          <VerifySteps protocol="imap" trial={storedTrial(accountId, "imap")} />
        </>
      )}
    </Modal>
  );
}
