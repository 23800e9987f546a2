import { Button, Tooltip } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useDialog } from "../../components/dialog-parameter.ts";
import { AddIcon } from "../../components/icon.tsx";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";

const NewMailSheet = lazy(async () => (await import("./import-new-mail-sheet.ts")).importNewMailSheet());
const dialogName = "new-mail";

type NewMailControlProps = {
  /** Where its interaction is opened once it is sent. */
  readonly at: "/interactions" | "/desk";
};

/** [New] beside the interactions, and the sheet it opens: for whoever may write from an account. */
export function NewMailControl({ at }: NewMailControlProps) {
  const dialog = useDialog();
  const open = (): void => {
    dialog.open(dialogName);
  };
  useShortcuts([{ keys: "n", label: t("newMail.title"), run: open }]);
  return (
    <>
      <Tooltip label={t("keys.hint", { label: t("newMail.title"), keys: "n" })}>
        <Button
          size="xs"
          // beside an open interaction the button that sends is the first one
          variant={at === "/desk" ? "default" : "filled"}
          leftSection={<AddIcon size={18} stroke={1.5} />}
          onClick={open}
        >
          {t("newMail.new")}
        </Button>
      </Tooltip>
      {dialog.name === dialogName && (
        <Suspense fallback={null}>
          <NewMailSheet at={at} onClose={dialog.close} />
        </Suspense>
      )}
    </>
  );
}
