import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { t } from "../messages/format.ts";
import { unlessCovered } from "./unless-covered.ts";

type SideSheetProps = {
  readonly opened: boolean;
  readonly title: string;
  readonly onClose: () => void;
  /** In pixels; forms with a preview need more. */
  readonly size?: number;
  readonly children: ReactNode;
};

/** Details or a form beside the list they belong to. Closing returns the focus to what opened it. */
export function SideSheet({ opened, title, onClose, size = 560, children }: SideSheetProps) {
  return (
    <Drawer
      opened={opened}
      onClose={unlessCovered(onClose)}
      size={size}
      title={<span dir="auto">{title}</span>}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {children}
    </Drawer>
  );
}
