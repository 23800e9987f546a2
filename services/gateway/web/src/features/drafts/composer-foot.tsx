import "../../messages/add-thread.ts";
import { Button, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { showKeys } from "../../components/key-names.ts";
import { t } from "../../messages/format.ts";
import { AttachButton } from "../attachments/attach-button.tsx";
import styles from "./composer-foot.module.css";

type ComposerFootProps = {
  readonly sendLabel: string;
  readonly sendIcon: ReactNode;
  readonly isSending: boolean;
  /** Something is missing, or in the way. */
  readonly isBlocked: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  /** Before the button that sends. */
  readonly children: ReactNode;
};

/** Below whatever is written: files on one end, sending on the other. */
export function ComposerFoot({ sendLabel, sendIcon, isSending, isBlocked, onFiles, children }: ComposerFootProps) {
  return (
    <div className={styles["foot"]}>
      <div className={styles["files"]}>
        <AttachButton onFiles={onFiles} />
      </div>
      {children}
      <Tooltip label={t("keys.hint", { label: sendLabel, keys: showKeys("Mod+Enter") })}>
        <Button type="submit" size="sm" leftSection={sendIcon} loading={isSending} disabled={isBlocked}>
          {sendLabel}
        </Button>
      </Tooltip>
    </div>
  );
}
