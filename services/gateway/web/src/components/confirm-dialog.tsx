import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { t } from "../messages/format.ts";
import styles from "./form-footer.module.css";

type ConfirmDialogProps = {
  readonly opened: boolean;
  readonly title: string;
  readonly children?: ReactNode;
  readonly confirm: string;
  readonly cancel?: string;
  readonly isDangerous?: boolean;
  /** What was confirmed is being done: until it is, there is nothing to cancel. */
  readonly isBusy?: boolean;
  readonly isReady?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** A question with two answers; the harmless one has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, children, confirm, cancel = t("common.cancel"), onConfirm, onCancel } = props;
  const { isDangerous = false, isBusy = false, isReady = true } = props;
  const close = (): void => {
    if (!isBusy) onCancel();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<span dir="auto">{title}</span>}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {children}
      <div className={styles["footer"]}>
        <Button variant="default" aria-disabled={isBusy} onClick={close} data-autofocus>
          {cancel}
        </Button>
        <Button {...(isDangerous ? { color: "red" } : {})} loading={isBusy} disabled={!isReady} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </Modal>
  );
}
