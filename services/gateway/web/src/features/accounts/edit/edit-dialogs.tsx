import { useDialog } from "../../../components/dialog-parameter.ts";
import { t } from "../../../messages/format.ts";
import { CloneDialog } from "./clone-dialog.tsx";
import { TestMailDialog } from "./test-mail-dialog.tsx";
import { VerifyDialog } from "../verify-dialog.tsx";

/** What opens over the edit page; the address says which. */
export function EditDialogs({ accountId }: { readonly accountId: string }) {
  const { name, close } = useDialog();
  return (
    <>
      <VerifyDialog title={t("accounts.verifyBoth")} accountId={name === "verify" ? accountId : null} onClose={close} />
      {name === "clone" && <CloneDialog accountId={accountId} onClose={close} />}
      {name === "test-mail" && <TestMailDialog accountId={accountId} onClose={close} />}
    </>
  );
}
