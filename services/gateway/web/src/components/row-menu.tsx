import { ActionIcon, Menu } from "@mantine/core";
import { t } from "../messages/format.ts";
import { MoreIcon } from "./icon.tsx";

export type RowMenuItem = { readonly label: string; readonly run: () => void; readonly isDangerous?: boolean };

/** ⋮ of a row; `m` opens it. */
export function RowMenu({ name, items }: { readonly name: string; readonly items: readonly RowMenuItem[] }) {
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" tabIndex={-1} data-row-menu aria-label={t("rows.menu", { name })}>
          <MoreIcon size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ label, run, isDangerous = false }) => (
          <Menu.Item key={label} {...(isDangerous ? { color: "var(--danger)" } : {})} onClick={run}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
