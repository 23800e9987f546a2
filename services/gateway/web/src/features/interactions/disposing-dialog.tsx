import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import type { Interaction } from "../../api/resources.ts";
import "../../messages/add-later.ts";
import { t } from "../../messages/format.ts";

type DisposingDialogProps = {
  readonly interaction: Interaction;
  readonly purpose: "close" | "change";
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

/** The frame of what is asked about a disposition: says which interaction it is about, and why it is asked. */
export function DisposingDialog({ interaction, purpose, onCancel, children }: DisposingDialogProps) {
  return (
    <Modal
      opened
      onClose={onCancel}
      size={560}
      title={t(`disposing.title.${purpose}`, { number: String(interaction.number) })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {children}
    </Modal>
  );
}
