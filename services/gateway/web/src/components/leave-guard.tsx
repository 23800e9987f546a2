import { useEffect } from "react";
import { useBlocker } from "react-router";
import { t } from "../messages/format.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { unsaved } from "./unsaved.ts";

type LeaveGuardProps = {
  readonly isDirty: boolean;
  /** Addresses that begin so belong to the same form. */
  readonly within?: string;
  readonly title?: string;
};

/** Asks before unsaved changes are left: by a link, Back, a closed sheet, or the window. */
export function LeaveGuard({ isDirty, within, title = t("leave.title") }: LeaveGuardProps) {
  const blocker = useBlocker(
    ({ nextLocation: { pathname } }) => isDirty && !(within !== undefined && pathname.startsWith(within)),
  );
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent): void => {
      if (!unsaved.isGivenUp()) event.preventDefault();
    };
    const release = unsaved.hold({ isUnsaved: () => true });
    window.addEventListener("beforeunload", ask);
    return () => {
      release();
      window.removeEventListener("beforeunload", ask);
    };
  }, [isDirty]);
  return (
    <ConfirmDialog
      opened={blocker.state === "blocked"}
      title={title}
      confirm={t("leave.discard")}
      cancel={t("leave.stay")}
      onConfirm={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    />
  );
}
