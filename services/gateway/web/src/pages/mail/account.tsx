import "../../messages/add-later.ts";
import { lazy, Suspense } from "react";
import { useParams } from "react-router";
import { useDialog } from "../../components/dialog-parameter.ts";
import { AccountEditor } from "../../features/accounts/edit/account-editor.tsx";

const EditDialogs = lazy(async () => ({
  default: (await import("../../features/accounts/edit/edit-dialogs.tsx")).EditDialogs,
}));

export function AccountPage() {
  const { accountId = "", section } = useParams();
  const dialog = useDialog();
  return (
    <>
      <AccountEditor accountId={accountId} section={section} />
      {dialog.name !== null && (
        <Suspense fallback={null}>
          <EditDialogs accountId={accountId} />
        </Suspense>
      )}
    </>
  );
}
