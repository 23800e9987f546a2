import { Button, Tooltip } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useDialog } from "../../components/dialog-parameter.ts";
import { AddIcon } from "../../components/icon.tsx";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";

const NewMailSheet = lazy(async () => (await import("./import-new-mail-sheet.ts")).importNewMailSheet());
const dialogName = "new-mail";

/** [New] on the list of interactions, and the sheet it opens: for whoever may write from an account. */
export function NewMailControl() {
  const dialog = useDialog();
  const open = (): void => {
    dialog.open(dialogName);
  };
  useShortcuts([{ keys: "n", label: t("newMail.title"), run: open }]);
  return (
    <>
      <Tooltip label={t("keys.hint", { label: t("newMail.title"), keys: "n" })}>
        <Button size="xs" leftSection={<AddIcon size={18} stroke={1.5} />} onClick={open}>
          {t("newMail.new")}
        </Button>
      </Tooltip>
      {dialog.name === dialogName && (
        <Suspense fallback={null}>
          <NewMailSheet onClose={dialog.close} />
        </Suspense>
      )}
    </>
  );
}
