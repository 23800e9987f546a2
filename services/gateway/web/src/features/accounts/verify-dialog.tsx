import "../../messages/add-accounts.ts";
import { Modal } from "@mantine/core";
import { t } from "../../messages/format.ts";
import { storedTrial } from "./trials.ts";
import { VerifySteps } from "./verify-steps.tsx";

type VerifyDialogProps = { readonly accountId: string | null; readonly onClose: () => void };

export function VerifyDialog({ accountId, onClose }: VerifyDialogProps) {
  return (
    <Modal
      opened={accountId !== null}
      onClose={onClose}
      size={480}
      title={t("accounts.menu.verifySmtp")}
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
