import "../../messages/add-later.ts";
import { useDialog } from "../../components/dialog-parameter.ts";
import { t } from "../../messages/format.ts";
import { AddAccountDialog } from "./add-account-dialog.tsx";
import { AddAgentDialog } from "./add-agent-dialog.tsx";
import { DeleteAccountDialog } from "./delete-account-dialog.tsx";
import { VerifyDialog } from "./verify-dialog.tsx";

/** All that opens over the list of accounts; the address says which. */
export function AccountDialogs() {
  const dialog = useDialog();
  const idFor = (name: string): string | null => (dialog.name === name ? dialog.id : null);
  return (
    <>
      <AddAccountDialog opened={dialog.name === "add"} onClose={dialog.close} />
      <VerifyDialog title={t("accounts.menu.verifySmtp")} accountId={idFor("verify")} onClose={dialog.close} />
      <AddAgentDialog accountId={idFor("agents")} onClose={dialog.close} />
      <DeleteAccountDialog accountId={idFor("delete")} onClose={dialog.close} />
    </>
  );
}
