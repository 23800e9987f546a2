import { ActionIcon, Tooltip } from "@mantine/core";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import styles from "./add-button.module.css";
import { AddIcon } from "./icon.tsx";
import { t } from "../messages/format.ts";

/** The round + at the bottom right; `n` presses it too. */
export function AddButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  useShortcuts([{ keys: "n", label, run: onClick }]);
  return (
    <Tooltip label={t("keys.hint", { label, keys: "n" })} position="left">
      <ActionIcon
        className={styles["add"] ?? ""}
        size={56}
        radius="xl"
        variant="filled"
        aria-label={label}
        onClick={onClick}
      >
        <AddIcon size={24} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  );
}
